import { readOptionNames } from '../../../../src/domain/statistics/option-names.ts'
import type { PublishedRow, StatisticTable } from '../../../../src/domain/statistics/published.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'

/** Engineering, in JREC-IN's code. */
export const engineering = '00489'

const row = (of: string[], more: Partial<PublishedRow> = {}): PublishedRow => ({
  of, size: 400, answered: 300, cells: [150, 60, null, 90, null, null, null, null, null, null], ...more,
})

/** A table of sectors in which some numbers are shown, some are hidden, and one row is held back. */
export const sectors: StatisticTable = {
  id: 'sector',
  family: 'people',
  by: ['field', 'stage'],
  outcome: 'sector',
  codes: ['univ', 'pri', 'company', 'startup', 'gov', 'hospital', 'npo', 'self', 'school', 'other'],
  rows: [
    row(['all', 'all'], { size: 2000, answered: 1500, cells: [600, 150, 450, 60, 90, 60, null, null, 30, 40] }),
    row(['all', 'completed2']),
    row([engineering, 'all']),
    row([engineering, 'completed0'], { size: 40, answered: 20, cells: Array<null>(10).fill(null), held: 'few' }),
    row([engineering, 'completed2'], { size: 90, answered: 60, cells: [30, null, 30, null, null, null, null, null, null, null] }),
  ],
}

/** The answers' names as the sample questionnaire has them, and one university. */
export const sources = {
  options: readOptionNames({ questionnaires: [yearlyQuestionnaire] }),
  universities: new Map([['u1', { ja: '=大学', en: '=University' }]]),
}

/** A row of the table by its place; throws where there is none. */
export function rowAt(at: number): PublishedRow {
  const found = sectors.rows[at]
  if (!found) throw new Error(`the table has no row ${at}`)
  return found
}
