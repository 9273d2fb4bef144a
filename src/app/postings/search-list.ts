import { type ReadonlySignal, signal } from '@preact/signals'
import type { Notebook, Removed } from '../../device/device.ts'
import { moveTo } from '../../domain/search/position.ts'
import { readSearches, type SavedSearch, searchType, storeCopy, storeMoves } from './saved-search.ts'

/** What was removed last, to be brought back by one press. */
export interface Undoable {
  removed: Removed
  search: SavedSearch
}

/** The saved searches as a list on screen, and what can be done with it. Each act rejects when it could not be stored. */
export interface SearchList {
  /** In the person's own order; undefined until they are read. */
  readonly shown: ReadonlySignal<readonly SavedSearch[] | undefined>
  readonly undoable: ReadonlySignal<Undoable | null>
  /** Moves one by so many lines. Resolves to its new line, counted from 1; null when it stands at the end already. */
  move(id: string, by: number): Promise<number | null>
  /** Puts a copy under the name given right behind the original. Resolves to its id. */
  copy(original: SavedSearch, name: string): Promise<string>
  remove(search: SavedSearch): Promise<void>
  /** Brings back what was removed last. */
  undo(): Promise<void>
  close(): void
}

/** Opens the list as the notebook holds it; `newId` makes the ids of new records. */
export function openSearchList(book: Notebook, newId: () => string = () => crypto.randomUUID()): SearchList {
  const shown = signal<readonly SavedSearch[] | undefined>(undefined)
  const undoable = signal<Undoable | null>(null)
  let latest = 0
  let queue: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<void> => {
    const own = ++latest
    const list = readSearches(await book.list(searchType))
    if (own === latest) shown.value = list
  }
  /** One act after the other, each on a list that shows what the one before it has done: two quick presses are two lines. */
  const act = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(async () => {
      const result = await work()
      await read()
      return result
    })
    queue = done.catch(() => undefined)
    return done
  }
  const list = () => shown.peek() ?? []

  // A reading that fails fails every act after it too, where it is said.
  const follow = () => void read().catch((error: unknown) => console.error('the saved searches could not be read', error))
  follow()
  const unwatch = book.watch(follow)
  return {
    shown,
    undoable,
    move: (id, by) =>
      act(async () => {
        const to = list().findIndex((search) => search.id === id) + by
        if (to < 0 || to >= list().length) return null
        await storeMoves(book, list(), moveTo(list(), id, to))
        return to + 1
      }),
    copy: (original, name) =>
      act(async () => {
        const id = newId()
        await storeCopy(book, list(), original, id, name)
        return id
      }),
    remove: (search) =>
      act(async () => {
        undoable.value = { removed: await book.remove(searchType, search.id), search }
      }),
    undo: () =>
      act(async () => {
        const last = undoable.peek()
        if (!last) return
        await book.undo(last.removed)
        undoable.value = null
      }),
    close: unwatch,
  }
}
