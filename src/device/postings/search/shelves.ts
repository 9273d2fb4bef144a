import type { WritableBytes } from './index/bytes.ts'
import { IndexBuilder } from './index/build.ts'
import { DamagedIndex } from './index/damaged.ts'
import type { IndexFile } from './index/index-file.ts'
import type { IndexFolder, OpenIndex } from './index/index-folder.ts'
import { indexShelf, isOf, looseOf, patchedShelf } from './index/index-shelf.ts'
import type { Slices } from './layer.ts'
import type { LoosePosting } from './loose.ts'
import { emptyShelf, looseShelf, type Shelf } from './shelf.ts'
import { keyOf, stateOf, type StoredPostings } from './stored-postings.ts'

/** Where shelves come from. */
export interface Shelves {
  /** Looks whether other postings are here, and shelves them. */
  refresh(): void
  /** What lies on the shelf was found to be damaged: it is thrown away and made anew. */
  discard(): void
  /** Resolves when nothing is under way that would be lost. */
  finished(): Promise<void>
}

export interface ShelvesOptions {
  stored: StoredPostings
  /** Null: there is no place for an index. */
  folder: () => Promise<IndexFolder | null>
  /** Runs one at a time of all tabs. */
  alone: (work: () => Promise<void>) => Promise<void>
  shelve: (shelf: Shelf, making: boolean) => void
  /** Works in pieces, with whatever waits coming in between. */
  run: <T>(work: Slices<T>) => Promise<T>
  /** Waits a while: what comes within it is all one change. */
  rest: () => Promise<void>
}

/** As many postings as are looked through one by one beside an index, until there is a new one. */
const mostPatched = 2000

/** How often an index may be found damaged before none is trusted. */
const mostDamages = 4

const amongOf = ({ texts }: { texts: string }): Shelf['among'] => (texts === 'all' ? 'everything' : 'headings')

/** Reads all postings into memory, each folded once. */
export async function readLoose(stored: StoredPostings): Promise<{ shelf: Shelf; state: string }> {
  const postings: LoosePosting[] = []
  const here = await stored.all(
    () => {},
    (batch) => postings.push(...batch.map(looseOf)),
  )
  const shelf = here ? looseShelf({ edition: here.edition, among: amongOf(here) }, postings) : emptyShelf
  return { shelf, state: stateOf(here) }
}

/** Writes an index of all that is stored, and says of what state; null: there are no postings. */
async function writeIndex(stored: StoredPostings, bytes: WritableBytes, run: ShelvesOptions['run']): Promise<string | null> {
  const builder = new IndexBuilder(bytes)
  const here = await stored.all(
    () => {},
    (batch) => {
      for (const posting of batch) {
        const { heading, text } = looseOf(posting)
        builder.add(heading, text, keyOf(posting))
      }
    },
  )
  if (!here) return null
  await run(builder.finish({ state: stateOf(here), edition: here.edition, among: amongOf(here) }))
  return stateOf(here)
}

/** Shelves what is stored, now and whenever it is looked at again, and makes an index of it where there is a place for one. */
export function openShelves(options: ShelvesOptions): Shelves {
  const { stored, alone, run } = options
  /** What is on the shelf, and the index that it reads; null: nothing yet. */
  let state: string | null = null
  let shelf: Shelf = emptyShelf
  let open: OpenIndex | null = null
  /** No index can be made here: no room, or what is written is not what is read. */
  let impossible = false
  let damages = 0
  /** An index will be made of whatever is here by then. */
  let awaited = false
  let looking: Promise<void> = Promise.resolve()
  let making: Promise<void> = Promise.resolve()
  let folder: Promise<IndexFolder | null> | undefined

  /** In one go: nobody reads what is closed here, for whoever asked the shelf before is not answered any more. */
  function put(next: { shelf: Shelf; state: string }, index: OpenIndex | null, wanted: boolean): void {
    if (open !== index) open?.close()
    open = index
    state = next.state
    shelf = next.shelf
    options.shelve(shelf, wanted)
  }

  function inBackground(work: () => Promise<void>): void {
    making = making.then(() => alone(work)).catch((error: unknown) => console.warn('an index could not be seen to', error))
  }

  async function look(): Promise<void> {
    const here = await stored.here()
    if (state === stateOf(here)) return
    const place = damages > mostDamages ? null : await (folder ??= options.folder())
    if (!here) {
      put({ shelf: emptyShelf, state: '' }, null, false)
      if (place) inBackground(() => place.clear())
      return
    }
    const index = place && (await place.open((file) => isOf(file, here)).catch(noIndex))
    if (place && index && isOf(index.file, here)) {
      put({ shelf: indexShelf(index.file), state: stateOf(here) }, index, false)
      inBackground(() => place.clear(index.name))
      return
    }
    const wanted = place !== null && !impossible
    const patched = place && index && (await patch(place, index))
    if (index && patched) put(patched, index, wanted)
    else {
      index?.close()
      put(await readLoose(stored), null, wanted)
    }
    if (wanted && !awaited) {
      awaited = true
      making = making.then(calm)
      inBackground(() => make(place).catch((error: unknown) => giveUp(place, error)))
    }
  }

  /** While postings arrive, an index of them would be of others when it is made. */
  async function calm(): Promise<void> {
    for (let seen: string | null | undefined; seen !== state; ) {
      seen = state
      await options.rest()
    }
    awaited = false
  }

  /** Null: too much has changed, or the index is damaged. */
  async function patch(place: IndexFolder, { file, name }: OpenIndex): Promise<{ shelf: Shelf; state: string } | null> {
    try {
      const changes = await stored.changes(new Map(file.keys()), mostPatched)
      return changes && { shelf: patchedShelf(file, changes), state: stateOf(changes.here) }
    } catch (error) {
      if (!(error instanceof DamagedIndex)) throw error
      console.warn('an index is damaged', error)
      await place.remove(name)
      return null
    }
  }

  async function make(place: IndexFolder): Promise<void> {
    const isMade = (file: IndexFile) => file.directory.state === state
    // Another tab may have made it while this one waited.
    let made = await place.open(isMade)
    if (!made || !isMade(made.file)) {
      made?.close()
      const bytes = await place.begin()
      let written: string | null
      try {
        written = await writeIndex(stored, bytes, run)
      } finally {
        bytes.close()
      }
      made = await place.open((file) => file.directory.state === written)
      if (written !== null && made?.file.directory.state !== written) {
        made?.close()
        throw new Error('what was written is not what is read')
      }
    }
    if (made && isMade(made.file)) {
      put({ shelf: indexShelf(made.file), state: made.file.directory.state }, made, false)
      await place.clear(made.name)
    } else {
      // Of other postings than are on the shelf: they changed meanwhile.
      made?.close()
      state = null
      refresh()
    }
  }

  /** Searching goes on without a new index. */
  async function giveUp(place: IndexFolder, error: unknown): Promise<void> {
    console.warn('no index could be made', error)
    impossible = true
    if (state !== null) options.shelve(shelf, false)
    await place.clear(open?.name)
  }

  function noIndex(error: unknown): null {
    console.warn('no index could be opened', error)
    return null
  }

  function refresh(): void {
    looking = looking.then(look).catch((error: unknown) => {
      console.error('the postings could not be read', error)
      if (state === null) put({ shelf: emptyShelf, state: '' }, null, false)
      state = null
    })
  }

  return {
    refresh,
    discard() {
      damages += 1
      const damaged = open
      looking = looking.then(async () => {
        state = null
        if (!damaged || open !== damaged) return
        damaged.close()
        open = null
        await (await folder)?.remove(damaged.name)
      }).catch((error: unknown) => console.warn('a damaged index could not be removed', error))
      refresh()
    },
    finished: async () => {
      for (let seen: Promise<void>[] = []; seen[0] !== looking || seen[1] !== making; ) {
        seen = [looking, making]
        await Promise.all(seen)
      }
    },
  }
}
