import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Notebook, Reading } from '../../device/device.ts'
import { nothingRead } from '../../device/device.ts'
import type { Postings } from '../../device/postings/postings.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { lookedUpTo } from '../../domain/posting/alert.ts'
import { readCriteria } from '../../domain/search/criteria.ts'
import { device, notebook, now, prefer, preference, syncState } from './device.ts'
import { openPostingsHere } from './postings-here.ts'
import { whenIdle } from './when-idle.ts'

/**
 * How many postings each saved search finds that came since its hits were looked at, on whatever device. Counted on this
 * phone, with no network.
 */
const found = signal<ReadonlyMap<string, number>>(new Map())
/** By the id of the search; those that find nothing new are absent. */
export const freshHits: ReadonlySignal<ReadonlyMap<string, number>> = found

type Records = ReadonlyMap<string, ReadonlyMap<string, Reading>>

const looksOf = (fields: ReadonlyMap<string, Reading>): number | null => lookedUpTo([...fields].map(([field, { value }]) => [field, value] as const))

/** The field in which this device notes its looks: each device has its own, so that no look is ever in another one's way. */
async function ownField(): Promise<string> {
  const name = preference('looks') ?? crypto.randomUUID().slice(0, 8)
  if (preference('looks') === null) await prefer('looks', name)
  return `lookedAt.${name}`
}

/** Notes that the hits of a search were looked at here, as far as that edition has them. */
export async function noteLook(search: string, edition: number): Promise<void> {
  const book = notebook.peek()
  if (!book) return
  const fields = await book.read('search', search)
  if (fields.size > 0 && (looksOf(fields) ?? -1) < edition) await write(book, search, fields, edition)
}

async function write(book: Notebook, record: string, fields: ReadonlyMap<string, Reading>, edition: number): Promise<void> {
  const field = await ownField()
  await book.write({ type: 'search', record, field, value: edition, over: fields.get(field) ?? nothingRead })
}

let following = false

/** Counts from now on, whenever the searches or the postings change, for as long as the app runs. */
export function followFreshHits(): void {
  if (following) return
  following = true
  effect(() => {
    const open = device.value
    const book = notebook.value
    found.value = new Map()
    if (!open || !book || book.person.scope !== undefined || syncState.peek()?.shared) return undefined
    let stop = (): void => undefined
    let gone = false
    openPostingsHere().then(
      (postings) => {
        if (!gone) stop = follow(book, postings)
      },
      (error: unknown) => console.warn('the postings could not be opened to count what is new', error),
    )
    return () => {
      gone = true
      stop()
    }
  })
}

function follow(book: Notebook, postings: Postings): () => void {
  let gone = false
  let counted = ''
  let under: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    const [records, here] = await Promise.all([book.list('search'), postings.here()])
    if (gone) return
    const edition = here?.edition ?? null
    const today = dateInJapan(now())
    const searches = edition === null ? [] : await newSince(book, records, edition)
    const mark = JSON.stringify([edition, here?.texts, today, searches])
    if (gone || mark === counted) return
    const fresh = searches.length === 0 ? new Map<string, number>() : await count(postings, searches, today)
    if (gone) return
    counted = mark
    found.value = fresh
  }
  /** One after the other, when nothing else happens: what is counted is never in the way of what is pressed. */
  const soon = () => {
    whenIdle(() => {
      under = under.then(look).catch((error: unknown) => {
        if (!gone) console.warn('what is new for the saved searches could not be counted', error)
      })
    })
  }
  soon()
  const stops = [book.watch(soon), postings.watch(soon)]
  return () => {
    gone = true
    for (const stop of stops) stop()
  }
}

type Search = Parameters<ReturnType<Postings['search']>['count']>[0][number]

/** The searches for which something may be new. One that was never looked at begins with what is here now. */
async function newSince(book: Notebook, records: Records, edition: number): Promise<Search[]> {
  const searches: Search[] = []
  for (const [id, fields] of records) {
    const after = looksOf(fields)
    if (after === null) await write(book, id, fields, edition)
    else if (after < edition) searches.push({ id, criteria: readCriteria((field) => fields.get(field)?.value), after })
  }
  return searches
}

async function count(postings: Postings, searches: readonly Search[], today: string): Promise<Map<string, number>> {
  const search = postings.search()
  try {
    const counts = await search.count(searches, today)
    return new Map([...counts].flatMap(([id, { fresh }]) => (fresh > 0 ? [[id, fresh] as const] : [])))
  } finally {
    search.close()
  }
}
