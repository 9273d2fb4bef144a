import { newId } from '../random.ts'
import type { HistoryTable, Tx } from './schema.ts'

/** One line of a person's history before it has an id and a time. `before` and `after` are JSON. */
export type Step = Pick<HistoryTable, 'type' | 'record' | 'field' | 'before' | 'after'>

/** How many rows go into one statement: nine parameters each, and SQLite takes 32,766. */
const rowsAtOnce = 400

/** Writes down what changed in a person's record, all at one time and by one device. */
export const recordHistory = (tx: Tx, account: string, steps: readonly Step[], by: { at: string; device: string }): Promise<void> =>
  addHistory(tx, steps.map((step) => ({ account, ...by, ...step })))

/** Writes down what changed in several people's records. */
export async function addHistory(tx: Tx, lines: readonly Omit<HistoryTable, 'id'>[]): Promise<void> {
  for (let first = 0; first < lines.length; first += rowsAtOnce) {
    const some = lines.slice(first, first + rowsAtOnce)
    await tx
      .insertInto('history')
      .values(some.map((line) => ({ id: newId(), ...line })))
      .execute()
  }
}

/** A place in somebody's history: the line that was read last. */
export interface HistoryPlace {
  at: string
  id: string
}

/** The lines of a history before a place, the newest first, at most `limit`. */
export function readHistory(tx: Tx, account: string, before: HistoryPlace | null, limit: number): Promise<HistoryTable[]> {
  let lines = tx.selectFrom('history').selectAll().where('account', '=', account)
  if (before) {
    lines = lines.where((eb) =>
      eb.or([eb('at', '<', before.at), eb.and([eb('at', '=', before.at), eb('id', '<', before.id)])]),
    )
  }
  return lines.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
