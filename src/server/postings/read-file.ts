import {
  type DoubtfulPosting, type FileKind, mostPostings, type PostingsUnreadable, type PostingsUnreadableReason, type WrongPosting,
} from '../../api/office-postings.ts'
import type { Draft } from '../../domain/posting/draft.ts'
import { markOf } from '../../domain/posting/digest.ts'
import { draftOfNode, postingsIn } from '../../domain/posting/from-json-ld.ts'
import { postingColumns, requiredPostingColumns } from '../../domain/posting/columns.ts'
import { draftOfLine } from '../../domain/posting/from-table.ts'
import { judge } from '../../domain/posting/judge.ts'
import type { Posting } from '../../domain/posting/posting.ts'
import { sha256 } from '../random.ts'
import { decode, readCsv, readTable } from '../registry/csv.ts'
import { ldScripts } from './ld-scripts.ts'
import { searchedWords } from './searched-words.ts'

/** A posting as it was read, ready to be stored. */
export interface ReadPosting {
  line: number
  id: string
  title: string
  mark: string
  closesOn: string | null
  /** What the office finds it by, folded. */
  words: string
  /** A `Posting` without `since`, as JSON. */
  body: string
}

/** Some lines of a file, in their order. */
export interface ReadBatch {
  postings: ReadPosting[]
  wrong: WrongPosting[]
  doubtful: DoubtfulPosting[]
}
type Opened = { ok: true; encoding: string; lines: Iterable<{ line: number; draft: Draft }> } | { ok: false; problem: PostingsUnreadable }

/** How many lines are read before they are handed on. */
const batch = 200

/**
 * Opens a file and reads its postings batch by batch. Takes any bytes: what can't be read at all is told at once, what is
 * wrong with a line is told with the line. Of two lines with one id the first is taken and the second is wrong.
 */
export async function readFile(
  bytes: Uint8Array,
  kind: FileKind,
): Promise<{ ok: true; encoding: string; batches: AsyncIterable<ReadBatch> } | { ok: false; problem: PostingsUnreadable }> {
  const opened = kind === 'csv' ? openTable(bytes) : openDocument(bytes)
  return opened.ok ? { ok: true, encoding: opened.encoding, batches: batchesOf(opened.lines) } : opened
}

async function* batchesOf(lines: Iterable<{ line: number; draft: Draft }>): AsyncGenerator<ReadBatch> {
  const seen = new Set<string>()
  const empty = (): ReadBatch => ({ postings: [], wrong: [], doubtful: [] })
  let read = empty()
  let count = 0
  for (const { line, draft } of lines) {
    const judged = judge(draft)
    if (!judged.ok) read.wrong.push({ line, ...judged.wrong })
    else if (seen.has(judged.posting.id)) read.wrong.push({ line, reason: 'twice', value: judged.posting.id })
    else {
      seen.add(judged.posting.id)
      read.postings.push({ line, ...(await stored(judged.posting)) })
      read.doubtful.push(...judged.doubts.map((doubt) => ({ line, ...doubt })))
    }
    count += 1
    if (count % batch === 0) {
      yield read
      read = empty()
    }
  }
  yield read
}

async function stored({ texts, ...heading }: Posting): Promise<Omit<ReadPosting, 'line'>> {
  if (texts === null) throw new Error('a posting that is taken in has texts')
  const { id, title, closesOn } = heading
  const { since: _, ...body } = { ...heading, texts }
  return { id, title: title.ja ?? title.en ?? id, mark: await markOf(heading, texts), closesOn, words: searchedWords(heading), body: JSON.stringify(body) }
}

const refuse = (reason: PostingsUnreadableReason, values: Record<string, string> = {}): Opened => ({ ok: false, problem: { reason, values } })

/** What begins so was packed by gzip or as a zip file that is no spreadsheet's. */
const isPacked = (bytes: Uint8Array): boolean => (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd)

function openTable(bytes: Uint8Array): Opened {
  if (isPacked(bytes)) return refuse('compressed')
  // One more: the line with the names of the columns.
  const read = readCsv(bytes, mostPostings + 1, (cell) => cell.trim())
  if (!read.ok) return refuse(read.problem.reason, read.problem.values)
  const table = readTable(read.value.rows, postingColumns, requiredPostingColumns)
  if (!table.ok) return refuse(table.problem.reason, table.problem.values)
  if (table.value.length === 0) return refuse('no-postings')
  const { encoding } = read.value
  return { ok: true, encoding, lines: drafts(table.value, (line) => ({ line: line.line, draft: draftOfLine(line) })) }
}

/** Each one made when its turn has come: all at once would take the memory of all. */
function* drafts<T>(all: readonly T[], draftOf: (one: T, at: number) => { line: number; draft: Draft }): Generator<{ line: number; draft: Draft }> {
  for (const [at, one] of all.entries()) yield draftOf(one, at)
}

function openDocument(bytes: Uint8Array): Opened {
  if (isPacked(bytes)) return refuse('compressed')
  const decoded = decode(bytes)
  if (!decoded.ok) return refuse(decoded.problem.reason, decoded.problem.values)
  const { text, encoding } = decoded.value
  const start = text.trimStart()
  if (start === '') return refuse('empty')
  const documents: unknown[] = []
  for (const json of start.startsWith('<') ? ldScripts(start) : [start]) {
    try {
      documents.push(JSON.parse(json))
    } catch (failure) {
      if (!(failure instanceof SyntaxError)) throw failure
      return refuse('json')
    }
  }
  const nodes = documents.flatMap((document) => postingsIn(document))
  if (nodes.length === 0) return refuse('no-postings')
  if (nodes.length > mostPostings) return refuse('too-many-lines', { max: String(mostPostings) })
  // Twenty-four digits of a hash are an id that no two addresses share.
  const idFrom = (address: string) => `u${sha256(address).slice(0, 24)}`
  return { ok: true, encoding, lines: drafts(nodes, (node, at) => ({ line: at + 1, draft: draftOfNode(node, idFrom) })) }
}
