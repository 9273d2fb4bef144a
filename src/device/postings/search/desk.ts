import type { Criteria } from '../../../domain/search/criteria.ts'
import type { Heading } from '../../../domain/posting/posting.ts'
import type { Found, Wish } from '../postings.ts'
import { DamagedIndex } from './index/damaged.ts'
import type { Slices } from './layer.ts'
import { Search, type Shelf } from './shelf.ts'

/** How many hits are told before all are counted. */
export const firstHits = 50

/** For how long one piece of work goes on before messages are looked at, in milliseconds. */
const slice = 12

/** A search whose hits are to be counted. */
export interface Counted {
  id: string
  criteria: Criteria
  after: number
}
export type Count = readonly [id: string, counts: { fresh: number; all: number }]

/** What is told about a wish; whoever asked knows the wish by its number. */
export type Told = Omit<Found, 'wish'>

export interface Desk {
  /** Goes on with these postings from now on; the last wish is answered anew. `making`: an index of them is being made. */
  shelve(shelf: Shelf, making: boolean): void
  find(number: number, wish: Wish): void
  /** Resolves once all hits of the last wish are known. */
  rows(from: number, to: number): Promise<Heading[]>
  count(searches: readonly Counted[], today: string): Promise<Count[]>
}

export interface DeskOptions {
  tell: (number: number, told: Told) => void
  /** An index was found to be damaged: another shelf is asked for, what was being done waits for it. */
  damaged: () => void
  /** Lets everything that waits come in between. */
  pause: () => Promise<void>
  now: () => number
}

/** Answers wishes one at a time, each in place of the one before, from the postings that it was given last. */
export function openDesk({ tell, damaged, pause, now }: DeskOptions): Desk {
  let shelved: { shelf: Shelf; making: boolean } | null = null
  let wished: { number: number; wish: Wish; told: number | null | undefined } | null = null
  /** Counts what makes the work under way needless. */
  let turn = 0
  /** Everything is decided about the last wish. */
  let settled: Search | null = null
  let waiting: (() => void)[] = []
  let answering: Promise<void> = Promise.resolve()

  const wake = () => {
    const woken = waiting
    waiting = []
    for (const go of woken) go()
  }
  const change = () => new Promise<void>((resolve) => waiting.push(resolve))

  function spoilt(error: unknown): void {
    if (!(error instanceof DamagedIndex)) throw error
    turn += 1
    if (!shelved) return
    shelved = null
    settled = null
    damaged()
  }

  /** Undefined: it is not wanted any more. */
  async function run<T>(work: Slices<T>, wanted: () => boolean): Promise<T | undefined> {
    for (let until = now() + slice; ; ) {
      const step = work.next()
      if (step.done === true) return step.value
      if (now() < until) continue
      await pause()
      if (!wanted()) return undefined
      until = now() + slice
    }
  }

  async function answer(mine: number): Promise<void> {
    if (!shelved || !wished) return
    const { shelf, making } = shelved
    const asked = wished
    const wanted = () => mine === turn
    const search = new Search(shelf, asked.wish)
    const first = await run(search.first(firstHits), wanted)
    if (!first) return
    const told = { edition: shelf.edition, first, among: shelf.among, making }
    // Told in full of this edition already: it is told once more, when all is counted again.
    if (asked.told !== shelf.edition) tell(asked.number, { ...told, total: null, counts: null })
    const all = await run(search.all(), wanted)
    if (!all) return
    settled = search
    asked.told = shelf.edition
    tell(asked.number, { ...told, ...all })
    wake()
  }

  function begin(): void {
    turn += 1
    settled = null
    answering = answer(turn).catch(spoilt)
  }

  async function countOf({ criteria, after }: Counted, today: string): Promise<{ fresh: number; all: number }> {
    for (;;) {
      await answering
      const shelf = shelved?.shelf
      if (!shelf) {
        await change()
        continue
      }
      try {
        const counts = await run(new Search(shelf, { criteria, today }).count(after), () => shelved?.shelf === shelf)
        if (counts) return counts
      } catch (error) {
        spoilt(error)
      }
    }
  }

  return {
    shelve(shelf, making) {
      shelved = { shelf, making }
      begin()
      wake()
    },
    find(number, wish) {
      wished = { number, wish, told: undefined }
      begin()
    },
    async rows(from, to) {
      if (!wished) return []
      for (;;) {
        if (!settled) {
          await change()
          continue
        }
        try {
          return settled.rows(from, to)
        } catch (error) {
          spoilt(error)
        }
      }
    },
    async count(searches, today) {
      const counts: Count[] = []
      for (const search of searches) counts.push([search.id, await countOf(search, today)])
      return counts
    },
  }
}
