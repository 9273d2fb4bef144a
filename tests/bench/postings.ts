import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Piece, postingsEditionSchema } from '../../src/api/postings.ts'
import { publishPostings } from '../../src/server/catalogue/postings/publish-postings.ts'
import type { Services } from '../../src/server/services.ts'
import { newestEdition } from '../../src/server/store/editions.ts'
import { openStore } from '../../src/server/store/store.ts'
import { type MadeUp, madeUp, putPostings } from '../postings/made-up.ts'

/**
 * What it takes to publish many postings: the time, for how long nothing else was answered, and what travels. Prints
 * figures; nothing fails by them.
 */
const count = Number(process.argv[2] ?? 20_000)
const changes = 200
const folder = mkdtempSync(join(tmpdir(), 'jgrad-postings-'))
const store = await openStore({ kind: 'sqlite', path: join(folder, 'jgrad.sqlite') })
const services = { store, clock: Date.now, log: { line: console.log, failure: console.error } } as unknown as Services

try {
  await putAll(Array.from({ length: count }, (_, number) => madeUp(number, 0, 1100)))
  await measure(`${count} postings`)
  await measure('the same again')
  await putAll(Array.from({ length: changes }, (_, at) => madeUp(at * Math.floor(count / changes), 1, 1100)))
  await measure(`${changes} changed`)
} finally {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}

async function putAll(postings: readonly MadeUp[]): Promise<void> {
  for (let from = 0; from < postings.length; from += 500) {
    await store.write((tx) => putPostings(tx, postings.slice(from, from + 500), new Date().toISOString()))
  }
}

async function measure(name: string): Promise<void> {
  let [last, stall] = [performance.now(), 0]
  const beat = 5
  const timer = setInterval(() => {
    const now = performance.now()
    stall = Math.max(stall, now - last - beat)
    last = now
  }, beat)
  const [began, before] = [performance.now(), process.cpuUsage()]
  await publishPostings(services)
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  clearInterval(timer)
  const newest = await store.read((tx) => newestEdition(tx, 'postings'))
  if (!newest) throw new Error('nothing was published')
  const { everything, steps } = postingsEditionSchema.parse(JSON.parse(newest.body))
  const step = steps.at(-1)
  console.log(`${name}: ${seconds(took)} (${seconds((user + system) / 1000)} of a processor, ${Math.round(stall)} ms at most without a break)`)
  console.log(`  everything: headings ${weight(everything.headings)}, texts ${weight(everything.texts)}; page of contents ${kilobytes(newest.bytes)}`)
  if (step) console.log(`  step: headings ${weight(step.headings)}, texts ${weight(step.texts)}`)
}

function weight(pieces: readonly Piece[]): string {
  const sum = pieces.reduce((total, { gzipped }) => total + gzipped, 0)
  return `${kilobytes(sum)} in ${pieces.length} pieces of ${kilobytes(Math.max(...pieces.map(({ gzipped }) => gzipped)))} at most`
}
function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`
}
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
