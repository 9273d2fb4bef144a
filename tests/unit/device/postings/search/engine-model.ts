import type { Wish } from '../../../../../src/device/postings/postings.ts'
import { type Desk, openDesk, type Told } from '../../../../../src/device/postings/search/desk.ts'
import { IndexFile } from '../../../../../src/device/postings/search/index/index-file.ts'
import type { IndexFolder } from '../../../../../src/device/postings/search/index/index-folder.ts'
import { openShelves, type Shelves } from '../../../../../src/device/postings/search/shelves.ts'
import { openStoredPostings, type StoredPostings } from '../../../../../src/device/postings/search/stored-postings.ts'
import { finish } from './by-definition.ts'
import type { CatalogueModel } from './catalogue.ts'
import { MemoryBytes } from './memory-bytes.ts'

/** The folder of indexes of one phone, in memory. */
export class FolderModel {
  readonly files = new Map<string, MemoryBytes>()
  /** How many indexes were begun. */
  begun = 0
  /** How many bytes a file may have. */
  room = Infinity
  /** Whether what is written is lost. */
  forgetful = false
  #last: Promise<void> = Promise.resolve()

  /** As a lock that all tabs know. */
  alone = (work: () => Promise<void>): Promise<void> => {
    const result = this.#last.then(work)
    this.#last = result.catch(() => {})
    return result
  }

  folder(): IndexFolder {
    const { files } = this
    return {
      async open(isWanted) {
        const whole = [...files].flatMap(([name, bytes]) => {
          const file = IndexFile.open(bytes)
          return file ? [{ name, file, close: () => {} }] : []
        })
        return whole.find(({ file }) => isWanted(file)) ?? whole.toSorted((a, b) => b.file.directory.edition - a.file.directory.edition)[0] ?? null
      },
      begin: async () => {
        const bytes = new MemoryBytes()
        files.set(`${++this.begun}.index`, bytes)
        const { room, forgetful } = this
        return {
          get size() {
            return bytes.size
          },
          read: (at, target) => (forgetful ? target.byteLength : bytes.read(at, target)),
          write(at, piece) {
            if (at + piece.byteLength > room) throw new DOMException('full', 'QuotaExceededError')
            if (!forgetful) bytes.write(at, piece)
          },
          close: () => {},
        }
      },
      remove: async (name) => void files.delete(name),
      clear: async (but) => {
        for (const name of files.keys()) if (name !== but) files.delete(name)
      },
    }
  }
}

/** All of one tab's search, with the worker and its messages left out. */
export interface Tab {
  desk: Desk
  shelves: Shelves
  told: Told[]
  /** How often all postings were read. */
  readings: () => number
  find(wish: Wish): void
}

/** Lets everything that waits go on. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Opens a search; without a folder there is no place for an index. */
export function openTab(model: CatalogueModel, folder: FolderModel | null, rest: () => Promise<void> = turn): Tab {
  const told: Told[] = []
  let number = 0
  let readings = 0
  const reading = openStoredPostings(model.databases)
  const stored: StoredPostings = {
    ...reading,
    all: (begin, take) => {
      readings += 1
      return reading.all(begin, take)
    },
  }
  const desk = openDesk({
    tell: (_, what) => told.push(what),
    damaged: () => shelves.discard(),
    pause: turn,
    now: () => performance.now(),
  })
  const shelves = openShelves({
    stored,
    folder: async () => folder?.folder() ?? null,
    alone: (work) => (folder ? folder.alone(work) : work()),
    shelve: (shelf, making) => desk.shelve(shelf, making),
    run: async (work) => finish(work),
    rest,
  })
  shelves.refresh()
  return { desk, shelves, told, readings: () => readings, find: (wish) => desk.find(++number, wish) }
}
