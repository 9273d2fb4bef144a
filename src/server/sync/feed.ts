import { conflictType, type Row } from '../../sync/change.ts'
import { type Entry, type Read, readEntries, readTails } from '../store/notebook.ts'
import type { Tx } from '../store/schema.ts'

/** How much one answer carries at most, in rows and in bytes of their values. */
export interface PageSize {
  rows: number
  bytes: number
}
export const pageSize: PageSize = { rows: 1000, bytes: 256 * 1024 }

const rowsAtOnce = 100

/** Where a device is in the feed of its account. */
export interface Place {
  account: string
  after: number
  /** The last place of the feed. */
  rev: number
  size: PageSize
  /** With it, only what is of that campaign's draft is shown. */
  scope: string | null
  /** All that follows in the whole feed, when that is at hand: then nothing is read. */
  known?: readonly Read[] | null
}
export interface Page {
  changes: Row[]
  /** The last row returned, or `rev` when nothing is left: never a place beyond a row that was not returned. */
  cursor: number
  more: boolean
}

/** The page of the feed that follows a place, in order of `rev`. At least one row is in it if there is one. */
export async function readFeed(tx: Tx, place: Place): Promise<Page> {
  const page = openPage(place)
  const only = place.scope === null ? null : { type: 'draft', record: place.scope }
  while (page.cursor() < place.rev) {
    const entries = await readEntries(tx, place.account, { after: page.cursor(), limit: rowsAtOnce, only })
    if (!page.take(entries)) return page.cut()
    if (entries.length < rowsAtOnce) break
  }
  return page.whole()
}

/** So few rows may be left that they are read together with those of others: they are all in memory at once. */
const fewRows = 8

/** The pages that follow the places of different accounts, in the same order, with one statement for all that are nearly there. */
export async function readFeeds(tx: Tx, places: readonly Place[]): Promise<Page[]> {
  // Each row has a place of its own, so that there can't be more of them than places.
  const isNear = ({ after, rev, scope }: Place) => scope === null && rev - after <= fewRows
  const knownOf = ({ known, scope }: Place) => (scope === null ? (known ?? null) : null)
  const tails = await readTails(tx, places.filter((place) => knownOf(place) === null && isNear(place) && place.after < place.rev))
  const pages: Page[] = []
  for (const place of places) {
    const known = knownOf(place)
    if (known !== null || isNear(place)) {
      const page = openPage(place)
      pages.push(page.take(known ?? tails.get(place.account) ?? []) ? page.whole() : page.cut())
    } else {
      pages.push(await readFeed(tx, place))
    }
  }
  return pages
}

/** A page that is filled row by row until it is full. */
function openPage({ after, rev, size }: Place) {
  const changes: Row[] = []
  let cursor = after
  let bytes = 0
  return {
    cursor: () => cursor,
    /** False: the page was full before the last of them. */
    take(entries: readonly Read[]): boolean {
      for (const { entry, rev: place } of entries) {
        const row = rowOf(entry)
        const more = sizeOf(row)
        if (changes.length > 0 && (changes.length >= size.rows || bytes + more > size.bytes)) return false
        changes.push(row)
        bytes += more
        cursor = place
      }
      return true
    },
    cut: (): Page => ({ changes, cursor, more: true }),
    whole: (): Page => ({ changes, cursor: rev, more: false }),
  }
}

/** What the value of a row takes as JSON, in bytes. What else is stored beside it stays here. */
function sizeOf(row: Row): number {
  if (row.kind === 'remove') return 0
  return Buffer.byteLength(JSON.stringify(row.kind === 'set' ? row.value : row.loser.value))
}

/** What devices are told of an entry. */
function rowOf(entry: Entry): Row {
  if (entry.kind === 'register') {
    const { type, record, field, value, id, based, at, rev } = entry.register
    return { kind: 'set', type, record, field, value, id, based, at, rev }
  }
  if (entry.kind === 'tombstone') {
    const { type, record, id, rev } = entry.tombstone
    return { kind: 'remove', type, record, id, rev }
  }
  const { id, about, loser, winner, settledBy, rev } = entry.conflict
  if (settledBy !== null) return { kind: 'remove', type: conflictType, record: id, id: settledBy, rev }
  return { kind: 'conflict', id, about, loser, winner, rev }
}
