import { digestOf } from '../../../src/domain/posting/digest.ts'
import type { Found, PostingSearch, Wish } from '../../../src/device/postings/postings.ts'
import { openPostingSearch } from '../../../src/device/postings/search/open-search.ts'
import { postingsOfBench } from './postings.ts'

/** What the bench asks of the page. Times are milliseconds, from the wish to the message that answers it. */
export interface SearchBench {
  /** Stores so many postings as a taking does: all as edition 1, or those from `from` on as having changed in a later one. */
  store(count: number, edition: number, from: number): Promise<void>
  /** Opens the searching worker and asks for everything: the time until the first hits, and whether an index answered. */
  openOurs(wish: Wish): Promise<number>
  openPlain(wish: Wish): Promise<number>
  /** Resolves with the time since it was asked for when answers come from an index of everything. */
  indexed(): Promise<number>
  /** Says that other postings are here: the time until they are what is told of. */
  changed(edition: number): Promise<number>
  ask(wish: Wish): Promise<{ first: number; complete: number; total: number; ids: string }>
  askPlain(wish: Wish): Promise<{ complete: number; total: number; ids: string }>
  /** What was told so far, and whether it came from an index. */
  told(): { edition: number | null; total: number | null; making: boolean }[]
  /** How large the files of the index are. */
  files(): Promise<number[]>
  /** Cuts the index in two and loses the second half. */
  cut(): Promise<void>
}

declare global {
  interface Window {
    bench: SearchBench
  }
}

const batch = 500

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open('jgrad-catalogue', 20)
  opening.addEventListener('upgradeneeded', () => {
    const postings = opening.result.createObjectStore('postings', { keyPath: 'id' })
    postings.createIndex('[id+mark]', ['id', 'mark'])
    postings.createIndex('lacks', 'lacks')
    opening.result.createObjectStore('postingsHere', { keyPath: 'name' })
  })
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  return opening.result
}

const through = (transaction: IDBTransaction): Promise<unknown> => new Promise((resolve) => transaction.addEventListener('complete', resolve))

let ours: PostingSearch | null = null
let changedHere = () => {}
let told: ((found: Found) => void)[] = []
let plain: Worker | null = null
const heard: ReturnType<SearchBench['told']> = []

const toldWhen = (is: (found: Found) => boolean): Promise<number> =>
  new Promise((resolve) => {
    const hear = (found: Found) => {
      if (!is(found)) return
      told = told.filter((one) => one !== hear)
      resolve(performance.now())
    }
    told.push(hear)
  })

async function indexFiles(): Promise<FileSystemFileHandle[]> {
  const index = await (await navigator.storage.getDirectory()).getDirectoryHandle('postings-index', { create: true })
  const files: FileSystemFileHandle[] = []
  for await (const file of (index as unknown as { values(): AsyncIterable<FileSystemFileHandle> }).values()) files.push(file)
  return files
}

const idsOf = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join(' ')

window.bench = {
  async store(count, edition, from) {
    const database = await openDatabase()
    const rows: { id: string; mark: string }[] = []
    if (edition === 1) {
      const emptying = database.transaction('postings', 'readwrite')
      emptying.objectStore('postings').clear()
      await through(emptying)
    }
    for (let at = 0; at < count; at += batch) {
      const transaction = database.transaction('postings', 'readwrite')
      for (const { texts, ...heading } of postingsOfBench(at, Math.min(at + batch, count))) {
        const changed = rows.length >= from
        const mark = `${heading.id}${changed ? edition : 0}`
        rows.push({ id: heading.id, mark })
        if (edition === 1 || changed) transaction.objectStore('postings').put({ id: heading.id, mark, heading: { ...heading, since: changed ? edition : 1 }, texts })
      }
      transaction.commit()
      await through(transaction)
    }
    const transaction = database.transaction('postingsHere', 'readwrite')
    const standing = { name: 'here', edition, digest: await digestOf(rows), texts: 'all', missing: [], count, madeAt: '', takenAt: '' }
    transaction.objectStore('postingsHere').put(standing)
    await through(transaction)
    database.close()
  },
  async openOurs(wish) {
    const begun = performance.now()
    ours = openPostingSearch((changed) => {
      changedHere = changed
      return () => {}
    })
    ours.listen((found) => {
      const { edition, total, making } = found
      heard.push({ edition, total, making })
      for (const hear of told) hear(found)
    })
    ours.find(wish)
    return (await toldWhen(() => true)) - begun
  },
  async openPlain(wish) {
    const begun = performance.now()
    plain = new Worker(new URL('plain-worker.ts', import.meta.url), { type: 'module' })
    const answered = new Promise((resolve) => plain?.addEventListener('message', resolve, { once: true }))
    plain.postMessage(wish)
    await answered
    return performance.now() - begun
  },
  async indexed() {
    const begun = performance.now()
    return (await toldWhen(({ making, total }) => !making && total !== null)) - begun
  },
  async changed(edition) {
    const begun = performance.now()
    const through_ = toldWhen((found) => found.edition === edition && found.total !== null)
    changedHere()
    return (await through_) - begun
  },
  async ask(wish) {
    const begun = performance.now()
    const first = toldWhen((found) => found.wish === wish)
    let ids = ''
    let total = 0
    const complete = toldWhen((found) => {
      if (found.wish !== wish || found.total === null) return false
      ids = idsOf(found.first)
      total = found.total
      return true
    })
    ours?.find(wish)
    return { first: (await first) - begun, complete: (await complete) - begun, total, ids }
  },
  async askPlain(wish) {
    const begun = performance.now()
    const answered = new Promise<MessageEvent<{ first: { id: string }[]; total: number }>>((resolve) =>
      plain?.addEventListener('message', resolve, { once: true }),
    )
    plain?.postMessage(wish)
    const { data } = await answered
    return { complete: performance.now() - begun, total: data.total, ids: idsOf(data.first) }
  },
  told: () => heard,
  files: async () => Promise.all((await indexFiles()).map(async (file) => (await file.getFile()).size)),
  async cut() {
    for (const file of await indexFiles()) {
      const writing = await file.createWritable({ keepExistingData: true })
      await writing.truncate(Math.floor((await file.getFile()).size / 2))
      await writing.close()
    }
  },
}
