import type { Bilingual } from '../../domain/language.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import { type Cell, columnsOf, type Layout, layoutOf } from '../../domain/responses/row.ts'
import { aboutNames, identifierNames, type Variable, variablesOf, whySuffix } from '../../domain/responses/variables.ts'
import { type Response, type Responses, responsePages } from './read-responses.ts'
import type { Store } from '../store/store.ts'

/** The names of universities by id, where the file is to say who answered; null: it says so of nobody. */
export type Identifiers = ReadonlyMap<string, Bilingual> | null

/** A column of the table, and what its cells are. */
export interface TableColumn {
  name: string
  kind: 'text' | 'whole' | 'number'
}

/** The table of a campaign's responses: its columns, and its rows, some at a time. */
export interface Table {
  variables: readonly Variable[]
  columns: readonly TableColumn[]
  pages: () => AsyncGenerator<Cell[][]>
}

/** The table that goes out; nothing is read before its pages are asked for. */
export function tableOf(store: Store, responses: Responses, identifiers: Identifiers): Table {
  const { versions, campaign } = responses
  const variables = variablesOf(versions)
  const names = [...aboutNames, ...(identifiers ? identifierNames : [])]
  const columns = [
    ...names.map((name): TableColumn => ({ name, kind: name === 'questionnaire_version' ? 'whole' : 'text' })),
    ...columnsOf(variables).map((name): TableColumn => ({ name, kind: kindOf(name, variables) })),
  ]
  const layouts = new Map<number, Layout>()
  const layOut = ({ definition, answers }: Response): Cell[] => {
    const layout = layouts.get(definition.version) ?? layoutOf(definition, variables, campaign.referenceDate)
    layouts.set(definition.version, layout)
    return layout(answers)
  }
  return {
    variables,
    columns,
    async *pages() {
      for await (const page of responsePages(store, responses)) {
        yield page.map((response) => [...aboutOf(response), ...(identifiers ? whoOf(response, identifiers) : []), ...layOut(response)])
      }
    },
  }
}

/** The day alone: with the moment, a receipt would tell whose row it is. */
const aboutOf = ({ key, version, state, receivedAt }: Response): Cell[] => [key, version, state, dayAt(receivedAt)]

const whoOf = ({ jgradId, name, university }: Response, names: ReadonlyMap<string, Bilingual>): Cell[] =>
  [jgradId, name, university === null ? null : (names.get(university)?.ja ?? null)]

function kindOf(name: string, variables: readonly Variable[]): TableColumn['kind'] {
  const variable = variables.find((each) => each.name === name)
  if (variable === undefined) return name.endsWith(whySuffix) ? 'whole' : 'text'
  if (variable.kind === 'flag') return 'whole'
  return variable.kind === 'number' ? 'number' : 'text'
}
