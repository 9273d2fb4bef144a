import type { PostingsEdition } from '../../../api/postings.ts'
import { dateInJapan } from '../../../domain/business-days.ts'
import { digestOf, markOf } from '../../../domain/posting/digest.ts'
import type { Job } from '../../jobs/job.ts'
import type { Services } from '../../services.ts'
import { addEdition, newestEditionOf } from '../../store/editions.ts'
import { hold } from '../../store/engine.ts'
import { readMeta } from '../../store/meta.ts'
import type { Tx } from '../../store/schema.ts'
import { editionOf } from '../publish.ts'
import { openCutter } from './cut.ts'
import { nameAnew, openPieceStore, piecesOf, removeOldPieces } from './kept-pieces.ts'
import { isDue, noteLook } from './looks.ts'
import { publishedMarks, readStanding, type Standing } from './published.ts'
import { openPostingsInOrder } from './read-open.ts'
import { stepsWorthTaking } from './steps.ts'

const day = 24 * 60 * 60_000
/** Who looks for what is over finds it for so long after its last day. */
const closedFor = 90 * day

/** How often it is begun anew when something changed meanwhile; after that the next minute's turn does it. */
const tries = 3

/** An edition that is ready, with who is in one for the first time. */
interface Made {
  page: PostingsEdition
  first: string[]
}

/**
 * Publishes the postings as they stand, as an edition of their own and as a step from the one before. The same postings
 * again make no edition. Takes seconds for many thousands, in which others read and write: only putting the finished
 * edition in place is one transaction, and is left out when something changed since. Several servers may try at once.
 * Returns the number of the newest edition; null: there is none.
 */
export async function publishPostings(services: Services, stopping?: AbortSignal): Promise<number | null> {
  for (let left = tries; ; left--) {
    const standing = await services.store.read(readStanding)
    const now = services.clock()
    const made = await makeEdition(services, standing, now, stopping)
    if (made === 'stopped') return standing.page?.edition ?? null
    const placed = await services.store.write((tx) => putInPlace(tx, standing, made, now))
    if (placed) return made?.page.edition ?? standing.page?.edition ?? null
    if (left === 1) return standing.page?.edition ?? null
  }
}

/** Null: nothing is new. */
async function makeEdition(services: Services, { page }: Standing, now: number, stopping?: AbortSignal): Promise<Made | null | 'stopped'> {
  const { store } = services
  const edition = (page?.edition ?? 0) + 1
  const madeAt = new Date(now).toISOString()
  const before = await publishedMarks(store, page)
  const gone = new Set(before.keys())
  const kept = openPieceStore(store, madeAt)
  const known = piecesOf(page)
  const everything = openCutter(known, kept.keep)
  const step = page ? openCutter(known, kept.keep) : null
  const marks: { id: string; mark: string }[] = []
  const first: string[] = []
  let differs = false

  for await (const { texts, ...heading } of openPostingsInOrder(services, dateInJapan(now - closedFor))) {
    if (stopping?.aborted) return 'stopped'
    if (texts === null) continue
    const { id } = heading
    if (heading.since === 0) {
      heading.since = edition
      first.push(id)
    }
    const mark = await markOf(heading, texts)
    const travelling = { heading: { ...heading, mark }, texts: { id, mark, texts } }
    marks.push({ id, mark })
    gone.delete(id)
    await everything.add(travelling)
    if (before.get(id) === mark) continue
    differs = true
    await step?.add(travelling)
  }
  if (!differs && gone.size === 0) return null

  const all = await everything.end([])
  const changes = step && page ? [{ from: page.edition, to: edition, ...(await step.end([...gone])) }] : []
  await kept.flush()
  const steps = stepsWorthTaking([...(page?.steps ?? []), ...changes], all)
  const digest = await digestOf(marks)
  return { first, page: { edition, madeAt, count: marks.length, digest, everything: all, steps } }
}

/** Puts a finished edition in place. False: something changed since it was begun, and nothing was done. */
async function putInPlace(tx: Tx, standing: Standing, made: Made | null, now: number): Promise<boolean> {
  await hold(tx, 'edition postings')
  const newest = await newestEditionOf(tx, 'postings')
  const changed = (await readMeta(tx, 'postings-changed')) ?? null
  if ((newest?.hash ?? null) !== standing.hash || changed !== standing.changed) return false
  if (made || (await isDue(tx, now))) await noteLook(tx, { changed, at: now })
  if (made) {
    const { page, first } = made
    await addEdition(tx, editionOf('postings', page.edition, page), page.madeAt)
    await nameAnew(tx, standing.page, page, page.madeAt)
    for (let from = 0; from < first.length; from += 400) {
      const ids = first.slice(from, from + 400)
      await tx.updateTable('postings').set({ since: page.edition }).where('since', '=', 0).where('id', 'in', ids).execute()
    }
  }
  await removeOldPieces(tx, now)
  return true
}

/** Publishes what changed, within a minute; and what was over long ago goes within a day. */
export const publishChangedPostings: Job = {
  name: 'postings.publish',
  every: 60_000,
  async run(services, stopping) {
    if (await services.store.read((tx) => isDue(tx, services.clock()))) await publishPostings(services, stopping)
  },
}
