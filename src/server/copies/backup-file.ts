import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import * as z from 'zod/mini'
import type { Cell } from '../store/structure.ts'
import { type Copy, type Counts, type Piece, total } from './copy.ts'
import { CopyProblem } from './problem.ts'

/**
 * A backup is one gzipped file of lines of JSON, the same for both kinds of database: first what it is; then each table
 * by name and columns, followed by its rows as lists; last the counts, and the SHA-256 of every line before. A file that
 * does not end with that line was cut.
 */
const formatNumber = 1

const headSchema = z.object({
  app: z.literal('jgrad'),
  format: z.int(),
  form: z.array(z.string()),
  createdAt: z.iso.datetime(),
  store: z.enum(['sqlite', 'postgresql']),
})
export type Head = z.infer<typeof headSchema>
const countsSchema = z.record(z.string(), z.int().check(z.nonnegative()))
const lineSchema = z.union([
  z.array(z.union([z.string(), z.number(), z.null()])),
  z.object({ table: z.string(), columns: z.array(z.string()).check(z.minLength(1)) }),
  z.object({ end: z.literal(true), rows: countsSchema, hash: z.string() }),
])

/**
 * Writes a copy to a new file that nobody else may read: under another name until it is whole, on disk, and read back.
 * Throws `CopyProblem` when the file exists or can't be written; then nothing is left of it.
 */
export async function writeBackup(path: string, copy: Copy, about: Pick<Head, 'createdAt' | 'store'>): Promise<Counts> {
  if (existsSync(path)) throw new CopyProblem('copyExists', { file: path })
  const draft = `${path}.part`
  try {
    await rm(draft, { force: true })
    const counts: Counts = {}
    const head: Head = { app: 'jgrad', format: formatNumber, form: [...copy.form], ...about }
    // `flush` syncs the file before it is closed.
    const file = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(linesOf(head, copy.pieces, counts), createGzip(), file)
    if ((await checkBackup(draft)).rows !== total(counts)) throw new Error('the backup does not read back as it was written')
    await rename(draft, path)
    await syncFolder(dirname(path))
    return counts
  } catch (failure) {
    await rm(draft, { force: true })
    throw isFileFailure(failure) ? new CopyProblem('cannotWriteCopy', { file: path, reason: failure.code }, failure) : failure
  }
}

/** A new name is on disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function* linesOf(head: Head, pieces: AsyncIterable<Piece>, counts: Counts): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const take = (lines: readonly unknown[]): string => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    hash.update(text)
    return text
  }
  yield take([head])
  let table = ''
  for await (const piece of pieces) {
    if (piece.kind === 'table') {
      table = piece.table.name
      counts[table] = 0
      yield take([{ table, columns: piece.table.columns }])
    } else {
      counts[table] = (counts[table] ?? 0) + piece.rows.length
      yield take(piece.rows)
    }
  }
  yield `${JSON.stringify({ end: true, rows: counts, hash: hash.digest('hex') })}\n`
}

/**
 * Opens a backup: its first line, and its content, which throws `CopyProblem` where it is not what was written. Whoever
 * reads must therefore read to the end before relying on any of it.
 */
export async function openBackup(path: string): Promise<{ head: Head; pieces: AsyncIterable<Piece> }> {
  if (!existsSync(path) || !(await stat(path)).isFile()) throw new CopyProblem('copyMissing', { file: path })
  const lines = readLines(path)
  const first = await lines.next()
  const head = headOf(first.done ? '' : first.value)
  if (head.format > formatNumber) {
    await lines.return(undefined)
    throw new CopyProblem('newerCopy')
  }
  return { head, pieces: readPieces(first.value ?? '', lines) }
}

/** Reads a whole backup and checks it. */
export async function checkBackup(path: string): Promise<{ head: Head; rows: number }> {
  const { head, pieces } = await openBackup(path)
  let rows = 0
  for await (const piece of pieces) if (piece.kind === 'rows') rows += piece.rows.length
  return { head, rows }
}

const rowsAtOnce = 500

async function* readPieces(first: string, lines: AsyncIterable<string>): AsyncGenerator<Piece> {
  const hash = createHash('sha256').update(`${first}\n`)
  const counts: Counts = {}
  let rows: Cell[][] = []
  let table: string | undefined
  let width = 0
  let end: { rows: Counts; hash: string } | undefined
  for await (const text of lines) {
    const line = parse(text)
    if (end !== undefined) throw new CopyProblem('damagedCopy')
    if ('end' in line) {
      end = line
      continue
    }
    hash.update(`${text}\n`)
    if (Array.isArray(line)) {
      if (table === undefined || line.length !== width) throw new CopyProblem('damagedCopy')
      counts[table] = (counts[table] ?? 0) + 1
      if (rows.push(line) < rowsAtOnce) continue
    }
    if (rows.length > 0) yield { kind: 'rows', rows }
    rows = []
    if (Array.isArray(line)) continue
    table = line.table
    width = line.columns.length
    counts[table] = 0
    yield { kind: 'table', table: { name: table, columns: line.columns } }
  }
  if (rows.length > 0) yield { kind: 'rows', rows }
  const isWhole = end !== undefined && end.hash === hash.digest('hex') && JSON.stringify(end.rows) === JSON.stringify(counts)
  if (!isWhole) throw new CopyProblem('damagedCopy')
}

function headOf(text: string): Head {
  try {
    return headSchema.parse(JSON.parse(text))
  } catch (failure) {
    throw new CopyProblem('notCopy', {}, failure)
  }
}

function parse(text: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(text))
  } catch (failure) {
    throw new CopyProblem('damagedCopy', {}, failure)
  }
}

/** Lines as they were written. Node's own reader of lines also breaks them at U+2028, which JSON leaves as it is. */
async function* readLines(path: string): AsyncGenerator<string, undefined> {
  const unpacked = createGunzip()
  const reading = pipeline(createReadStream(path), unpacked)
  // Its failure is the stream's own, which the loop below throws.
  reading.catch(() => {})
  let isFirst = true
  let rest = ''
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = pieces.pop() ?? ''
      for (const line of pieces) {
        yield line
        isFirst = false
      }
    }
  } catch (failure) {
    if (isFileFailure(failure)) throw failure
    throw new CopyProblem(isFirst ? 'notCopy' : 'damagedCopy', {}, failure)
  } finally {
    unpacked.destroy()
  }
  if (rest !== '') throw new CopyProblem('damagedCopy')
  return undefined
}

/** A failure of the file system, not of a database that is read meanwhile. */
const isFileFailure = (failure: unknown): failure is Error & { code: string } =>
  failure instanceof Error && 'code' in failure && typeof failure.code === 'string' && 'syscall' in failure &&
  /^(open|read|write|writev|rename|fsync|unlink|close)$/.test(String(failure.syscall)) && !('address' in failure)
