import type { Change, ConflictRow, RemoveChange, SetChange, SetRow } from './change.ts'

/** What a device holds of its account, as it last received it. */
export interface Held {
  rows: readonly SetRow[]
  /** Removals this device knows of, with what it held when it learned of them. */
  removals: readonly RemoveChange[]
  conflicts: readonly ConflictRow[]
  /** Dismissals this device knows of, as changes of type `conflict`. */
  dismissals: readonly RemoveChange[]
}

/**
 * Everything a device holds, as changes under their original ids, for a server that was restored from a backup: it
 * takes what it lost and knows the rest already. Values go first, in the order they came to be; then the losers, so that
 * each meets the value it lost against and the entry about it arises again; then what was removed or let go.
 */
export function offerAgain({ rows, removals, conflicts, dismissals }: Held): Change[] {
  const losers = conflicts
    .filter(({ about }) => about.field !== '')
    .map(
      ({ about, loser }): SetChange => ({
        id: loser.id,
        kind: 'set',
        ...about,
        value: loser.value,
        based: [],
        at: loser.at,
      }),
    )
  const values = rows
    .toSorted((a, b) => a.rev - b.rev)
    .map(({ id, type, record, field, value, based, at }): SetChange => ({ id, kind: 'set', type, record, field, value, based, at }))
  return [...values, ...losers, ...removals, ...dismissals]
}
