import { type Dimension, dimension, type DimensionId } from './dimensions.ts'

/**
 * What is published. A *family* divides people into groups, each person into just one; its tables tell how the people of a
 * group are spread over the codes of one question, again each into just one. A table stands within one code of another
 * (what sector people work in is asked of those who work), so that the tables of a family are a tree; and families have
 * nothing in common but what `ties.ts` names. That is what makes the proof in README.md possible, and
 * `tests/unit/domain/statistics` holds it.
 */
export interface Family {
  readonly id: FamilyId
  /** What groups are made of; a row of a published table may leave any of them open. */
  readonly by: readonly DimensionId[]
  readonly tables: readonly TableShape[]
}
export const familyIds = ['people', 'places'] as const
export type FamilyId = (typeof familyIds)[number]

export interface TableShape {
  /** The table's name, for ever; its title, definition and limits stand in `locales/…/statistics.json` under `table.<id>`. */
  readonly id: TableId
  readonly outcome: DimensionId
  /** Whom it is about; left out, everybody in the group. */
  readonly within?: { readonly table: TableId; readonly code: string }
}
export const tableIds = [
  'response', 'activity', 'sector', 'income', 'contract', 'satisfaction', 'relation', 'place', 'funding', 'tuition',
  'guidance', 'money', 'again', 'universities', 'course', 'moves', 'abroad',
] as const
export type TableId = (typeof tableIds)[number]

const answered = { table: 'response', code: 'answered' } as const
const working = { table: 'activity', code: 'working' } as const

/** Every family, each table after the one that it stands within. */
export const families: readonly [Family, Family] = [
  {
    id: 'people',
    by: ['field', 'stage'],
    tables: [
      { id: 'response', outcome: 'response' },
      { id: 'activity', outcome: 'activity', within: answered },
      { id: 'sector', outcome: 'sector', within: working },
      { id: 'income', outcome: 'income', within: working },
      { id: 'contract', outcome: 'contract', within: working },
      { id: 'satisfaction', outcome: 'satisfaction', within: working },
      { id: 'relation', outcome: 'relation', within: working },
      { id: 'place', outcome: 'place', within: working },
      { id: 'funding', outcome: 'funding', within: answered },
      { id: 'tuition', outcome: 'tuition', within: answered },
      { id: 'guidance', outcome: 'guidance', within: answered },
      { id: 'money', outcome: 'money', within: answered },
      { id: 'again', outcome: 'again', within: answered },
    ],
  },
  {
    id: 'places',
    by: ['from', 'university'],
    tables: [
      { id: 'universities', outcome: 'response' },
      { id: 'course', outcome: 'course' },
      { id: 'moves', outcome: 'to', within: { table: 'course', code: 'over' } },
      { id: 'abroad', outcome: 'country', within: { table: 'moves', code: 'abroad' } },
    ],
  },
]

/** The family that a table belongs to, and its shape. Throws for no table's name. */
export function findTable(id: TableId): { family: Family; shape: TableShape } {
  for (const family of families) {
    const shape = family.tables.find((each) => each.id === id)
    if (shape) return { family, shape }
  }
  throw new Error(`there is no table ${id}`)
}

/** What the cells of a table tell apart. */
export const outcomeOf = (shape: TableShape): Dimension => dimension(shape.outcome)
