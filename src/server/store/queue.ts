import { sql, type SelectQueryBuilder } from 'kysely'
import { compareLatin } from '../../domain/account/identity.ts'
import { romanKey } from '../../domain/account/roman.ts'
import { compareWritten } from '../../domain/account/written-name.ts'
import { type OfficeState, officeStates } from '../../api/office-applications.ts'
import { compareKana, isKana, isLatin } from '../../domain/profile/names.ts'
import { type University, universitySchema } from '../../domain/university.ts'
import { foldForSearch } from '../../domain/text/fold-search.ts'
import { within } from './audit.ts'
import type { ApplicationTable, Schema, Tx } from './schema.ts'

/** How many applications are looked through for what SQL can't tell. A queue that is longer has other troubles. */
const lookedThrough = 5000

/** All universities we know, by id. */
export async function universitiesById(tx: Tx): Promise<Map<string, University>> {
  const rows = await tx.selectFrom('universities').select(['id', 'body']).execute()
  return new Map(rows.map(({ id, body }) => [id, universitySchema.parse(JSON.parse(body))]))
}

/** How many applications stand in each state that the office sees. */
export async function countStates(tx: Tx): Promise<Record<OfficeState, number>> {
  const rows = await tx
    .selectFrom('applications')
    .select(({ fn }) => ['state', fn.countAll<number | string>().as('count')])
    .where('state', 'in', officeStates)
    .groupBy('state')
    .execute()
  const counted = new Map<string, number>(rows.map(({ state, count }) => [state, Number(count)]))
  const count = (state: OfficeState) => counted.get(state) ?? 0
  return { waiting: count('waiting'), mending: count('mending'), issued: count('issued'), existing: count('existing'), refused: count('refused') }
}

/**
 * The applications in these states that have all the words: in a name of any script and width, the receipt or student
 * number, the address, the university. Those that wait longest come first.
 */
export async function findApplications(
  tx: Tx,
  { words, states }: { words: string; states: readonly OfficeState[] },
  universities: ReadonlyMap<string, University>,
): Promise<ApplicationTable[]> {
  let query = tx.selectFrom('applications').selectAll().where('state', 'in', states.length > 0 ? states : officeStates)
  query = narrowed(query, words.normalize('NFKC').trim(), universities)
  return query.orderBy('createdAt').orderBy('number').limit(lookedThrough).execute()
}

type Asking = SelectQueryBuilder<Schema, 'applications', ApplicationTable>
type Column = 'nameKey' | 'kanaKey' | 'latinKey' | 'address' | 'number' | 'studentNumber' | 'body'

function narrowed(asking: Asking, words: string, universities: ReadonlyMap<string, University>): Asking {
  if (words === '') return asking
  const tokens = words.split(/\s+/)
  const has = (column: Column, text: string) =>
    text === '' ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(`applications.${column}`)} like ${within(text)} escape '\\'`
  return asking.where((eb) => {
    const each = tokens.map((token) => {
      const folded = foldForSearch(token)
      const named = [...universities.values()].filter(({ id, name, aliases }) =>
        [id, name.ja, name.en, ...aliases].some((one) => foldForSearch(one).includes(folded)),
      )
      return eb.or([
        has('nameKey', compareWritten(token)),
        has('kanaKey', isKana(token) ? compareKana(token) : ''),
        has('latinKey', compareLatin(token)),
        has('address', token.toLowerCase()),
        has('number', token.toUpperCase().replace(/[^0-9A-Z]/g, '')),
        has('studentNumber', folded.replace(/[^a-z0-9]/g, '')),
        ...(named.length > 0 ? [eb('applications.university', 'in', named.map(({ id }) => id))] : []),
      ])
    })
    const roman = isKana(words) || isLatin(words) ? romanKey(words) : ''
    return eb.or([eb.and(each), ...(roman === '' ? [] : [eb('applications.romanKey', '=', roman)])])
  })
}
