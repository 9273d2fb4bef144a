import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Counts, Found, Postings, PostingSearch, PostingsHere, Taken } from '../../../device/postings/postings.ts'
import { dateInJapan } from '../../../domain/business-days.ts'
import { now } from '../../shell/device.ts'
import { openPostingsHere } from '../../shell/postings-here.ts'
import { presentSearch } from '../present-search.ts'
import { openHits, type Hits } from './hits.ts'

/** As many hits are told before all are counted, where there are as many. */
const firstTold = 50

/** How a taking goes: not yet begun, under way, or its end. */
export type Taking = 'idle' | 'under-way' | Taken

/** The postings as the screens have them: what is here, and what the present search finds. */
export interface Market {
  postings: Postings
  /** Null: none are here; undefined: not known yet. */
  here: ReadonlySignal<PostingsHere | null | undefined>
  taking: ReadonlySignal<Taking>
  /** Fetches what is newer; with `texts` the texts too, whatever the line. */
  take(texts?: boolean): void
  search: PostingSearch
  /** The last that was told of the present search, or until then of the one before. */
  found: ReadonlySignal<Found | null>
  /** How many were found last: while others are counted it stays, so that nothing jumps. Null: never counted. */
  total: ReadonlySignal<number | null>
  /** The same of what each choice would find. */
  counts: ReadonlySignal<Counts | null>
  hits: Hits
  close(): void
}

/** The date in Japan, which says what is open. */
export const today = (): string => dateInJapan(now())

/** Opens the postings for the screens; the present search is followed from now on. */
export function openMarket(postings: Postings): Market {
  const here = signal<PostingsHere | null | undefined>(undefined)
  const taking = signal<Taking>('idle')
  const found = signal<Found | null>(null)
  const total = signal<number | null>(null)
  const counts = signal<Counts | null>(null)
  const search = postings.search()
  const hits = openHits(search)

  let latest = 0
  const read = () => {
    const own = ++latest
    postings.here().then(
      (now) => {
        if (own === latest) here.value = now
      },
      (error: unknown) => console.error('what is here of the postings could not be read', error),
    )
  }
  const take = (texts?: boolean) => {
    if (taking.peek() === 'under-way') return
    taking.value = 'under-way'
    postings.take(texts === undefined ? undefined : { texts }).then(
      (end) => {
        taking.value = end
        read()
      },
      (error: unknown) => {
        console.error('the postings could not be taken', error)
        taking.value = 'unknown'
      },
    )
  }
  const unwatch = postings.watch(read)
  const unlisten = search.listen((told) => {
    hits.hear(told)
    // Fewer than are told first are all there are.
    if (told.total !== null || told.first.length < firstTold) total.value = told.total ?? told.first.length
    if (told.counts !== null) counts.value = told.counts
    found.value = told
  })
  const unfollow = effect(() => {
    const { criteria } = presentSearch.value
    untracked(() => {
      hits.wished()
      search.find({ criteria, today: today() })
    })
  })
  read()
  take()
  return {
    postings, here, taking, take, search, found, total, counts, hits,
    close() {
      unwatch()
      unlisten()
      unfollow()
      search.close()
    },
  }
}

/** For so long, in milliseconds, it stays open after the last screen that needs it is left. */
const lingers = 30_000
let opened: Promise<Market> | null = null
let users = 0
let leaving: ReturnType<typeof setTimeout> | undefined

function shut(): void {
  const last = opened
  opened = null
  last?.then((market) => market.close(), (error: unknown) => console.warn('the postings had not been opened', error))
}

/** The market for as long as the screen stands; null until it is open. */
export function useMarket(): Market | null {
  const [state, setState] = useState<{ market?: Market; error?: unknown }>({})
  useEffect(() => {
    let gone = false
    users++
    clearTimeout(leaving)
    opened ??= openPostingsHere().then(openMarket)
    opened.then(
      (market) => !gone && setState({ market }),
      (error: unknown) => {
        opened = null
        if (!gone) setState({ error })
      },
    )
    return () => {
      gone = true
      users--
      if (users === 0) leaving = setTimeout(shut, lingers)
    }
  }, [])
  if (state.error !== undefined) throw state.error
  return state.market ?? null
}
