import { foldedText } from '../../../domain/search/match.ts'
import type { LoosePosting } from './loose.ts'
import { emptyShelf, looseShelf, type Shelf } from './shelf.ts'
import { stateOf, type StoredPostings } from './stored-postings.ts'

/** Where shelves come from. */
export interface Shelves {
  /** Looks whether other postings are here, and shelves them. */
  refresh(): void
  /** What lies on the shelf was found to be damaged: it is thrown away and made anew. */
  discard(): void
  /** Resolves when nothing is under way that would be lost. */
  finished(): Promise<void>
}

/** Reads all postings into memory, each folded once. */
export async function readLoose(stored: StoredPostings): Promise<{ shelf: Shelf; state: string }> {
  let postings: LoosePosting[] = []
  const here = await stored.all(
    () => (postings = []),
    (batch) => {
      for (const { heading, texts } of batch) postings.push({ heading, text: foldedText({ ...heading, texts }) })
    },
  )
  if (!here) return { shelf: emptyShelf, state: '' }
  return { shelf: looseShelf({ edition: here.edition, among: here.texts === 'all' ? 'everything' : 'headings' }, postings), state: stateOf(here) }
}

/** Shelves what is stored, now and whenever it is looked at again. */
export function openShelves(stored: StoredPostings, shelve: (shelf: Shelf, making: boolean) => void): Shelves {
  let state: string | null = null
  let work: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    const here = await stored.here()
    if (state === stateOf(here)) return
    const read = await readLoose(stored)
    state = read.state
    shelve(read.shelf, false)
  }

  const refresh = (): void => {
    work = work.then(look).catch((error: unknown) => {
      console.error('the postings could not be read', error)
      if (state === null) shelve(emptyShelf, false)
    })
  }
  return {
    refresh,
    discard() {
      state = null
      refresh()
    },
    finished: () => work,
  }
}
