import * as z from 'zod/mini'

/**
 * What sync and storage did lately, for whoever helps a person: codes and times, nothing of what they wrote and no ids.
 * Kept on this device in a database of its own, which can be read when the others can't. A log that can't be written is
 * no reason to stop anything.
 */
const name = 'jgrad-log'
const kept = 200
/** A code that comes again and again is one line. */
const lineSchema = z.object({ at: z.number(), last: z.number(), times: z.number(), code: z.string().check(z.regex(/^[a-zA-Z0-9.-]{1,60}$/)) })
/** One line: when a code came first and last, in milliseconds by this device's clock, and how often in a row. */
export type LogLine = z.infer<typeof lineSchema>

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the log did not open')))
  })

async function inLines<T>(databases: IDBFactory, mode: IDBTransactionMode, work: (lines: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = databases.open(name, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('lines', { autoIncrement: true }))
  const database = await settled(opening)
  try {
    return await work(database.transaction('lines', mode, { durability: 'relaxed' }).objectStore('lines'))
  } finally {
    database.close()
  }
}

async function write(databases: IDBFactory, line: LogLine): Promise<void> {
  await inLines(databases, 'readwrite', async (lines) => {
    const newest = await settled(lines.openCursor(null, 'prev'))
    const before = lineSchema.safeParse(newest?.value)
    if (newest && before.success && before.data.code === line.code) {
      await settled(newest.update({ ...before.data, last: line.last, times: before.data.times + line.times }))
      return
    }
    const key = await settled(lines.add(line))
    if (typeof key === 'number' && key > kept) await settled(lines.delete(IDBKeyRange.upperBound(key - kept)))
  })
}

let writing: Promise<void> = Promise.resolve()
/** For so long a code that comes again is only counted, in milliseconds: good rounds say nothing new. */
const countTime = 60_000
let written = { code: '', at: 0 }
/** What was only counted of the code written last. */
let counted: LogLine | null = null

/**
 * Notes that something happened. `code` says what in letters, digits, hyphens and dots. Resolves once it is written, if ever;
 * how often it came again is written with whatever comes later, or when the log is read.
 */
export function note(code: string, databases: IDBFactory | undefined = globalThis.indexedDB): Promise<void> {
  if (databases === undefined) return writing
  const at = Date.now()
  if (code === written.code && Math.abs(at - written.at) < countTime) {
    counted = { at: counted?.at ?? at, last: at, times: (counted?.times ?? 0) + 1, code }
    return writing
  }
  void writeCounted(databases)
  written = { code, at }
  return inTurn(databases, { at, last: at, times: 1, code })
}

function inTurn(databases: IDBFactory, line: LogLine): Promise<void> {
  writing = writing
    .then(() => write(databases, line))
    .catch((error: unknown) => console.info('the log could not be written', error))
  return writing
}

function writeCounted(databases: IDBFactory): Promise<void> {
  const line = counted
  counted = null
  return line ? inTurn(databases, line) : writing
}

/** Notes that the storage failed, by the browser's own name for why. */
export const noteFault = (error: unknown): Promise<void> =>
  note(`storage.${error instanceof Error || error instanceof DOMException ? error.name : 'unknown'}`)

/** All lines, oldest first; none when they can't be read. */
export async function readLog(databases: IDBFactory | undefined = globalThis.indexedDB): Promise<LogLine[]> {
  if (databases === undefined) return []
  try {
    await writeCounted(databases)
    const all = await inLines(databases, 'readonly', (lines) => settled(lines.getAll()))
    return all.flatMap((line) => {
      const parsed = lineSchema.safeParse(line)
      return parsed.success ? [parsed.data] : []
    })
  } catch (error) {
    console.info('the log could not be read', error)
    return []
  }
}
