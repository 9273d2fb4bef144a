import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { type DoubtfulPosting, type FileKind, mostNamed, type PostingsUnreadable, type WrongPosting } from '../../api/office-postings.ts'
import { type ReadBatch, readFile, type ReadPosting } from './read-file.ts'

/** What was read of a whole file. Of what is wrong or doubtful the first lines are kept, and all are counted. */
export interface ReadPostings {
  encoding: string
  postings: ReadPosting[]
  wrong: WrongPosting[]
  wrongCount: number
  doubtful: DoubtfulPosting[]
  doubtfulCount: number
}
type Reading = { ok: true; value: ReadPostings } | { ok: false; problem: PostingsUnreadable }
type Told = { ok: true; batch: ReadBatch } | { ok: true; encoding: string } | { ok: false; problem: PostingsUnreadable }

/** How long a file may take, in milliseconds, and how much memory, in megabytes: a bomb ends its worker and nothing else. */
const patience = 120_000
const memory = 1500

/** A file this small is read sooner than a thread begins, and before anybody notices. */
const small = 128 * 1024

/** One file after the other: two large ones at once would take the memory of both. */
let last: Promise<unknown> = Promise.resolve()

/** Reads a file of postings, any but a small one in a thread of its own, so that whoever asks the server meanwhile is answered. Any bytes will do. */
export function readPostings(bytes: Uint8Array, kind: FileKind): Promise<Reading> {
  if (bytes.length <= small) return readHere(bytes, kind)
  const reading = last.then(() => readBeside(bytes, kind))
  last = reading.catch(() => null)
  return reading
}

async function readHere(bytes: Uint8Array, kind: FileKind): Promise<Reading> {
  const opened = await readFile(bytes, kind)
  if (!opened.ok) return opened
  const value = noneYet()
  for await (const batch of opened.batches) {
    add(value, batch)
    await nextTurn()
  }
  return { ok: true, value: { ...value, encoding: opened.encoding } }
}

const noneYet = (): ReadPostings => ({ encoding: '', postings: [], wrong: [], wrongCount: 0, doubtful: [], doubtfulCount: 0 })

function add(value: ReadPostings, { postings, wrong, doubtful }: ReadBatch): void {
  value.postings.push(...postings)
  value.wrong.push(...wrong.slice(0, mostNamed - value.wrong.length))
  value.doubtful.push(...doubtful.slice(0, mostNamed - value.doubtful.length))
  value.wrongCount += wrong.length
  value.doubtfulCount += doubtful.length
}

function readBeside(bytes: Uint8Array, kind: FileKind): Promise<Reading> {
  const worker = new Worker(new URL('reading-worker.ts', import.meta.url), {
    workerData: { bytes, kind },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memory },
  })
  const tooComplex: Reading = { ok: false, problem: { reason: 'too-complex', values: {} } }
  const value = noneYet()
  return new Promise<Reading>((resolve, reject) => {
    const timer = setTimeout(() => resolve(tooComplex), patience)
    worker.on('message', (told: Told) => {
      if (!told.ok) resolve(told)
      else if ('batch' in told) add(value, told.batch)
      else resolve({ ok: true, value: { ...value, encoding: told.encoding } })
    })
    worker.on('error', (failure) => ('code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tooComplex) : reject(failure)))
    worker.on('exit', () => {
      clearTimeout(timer)
      reject(new Error('the reading of a file ended before the file'))
    })
  }).finally(() => {
    void worker.terminate()
  })
}
