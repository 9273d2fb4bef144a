import type { PostingsEdition } from '../../../api/postings.ts'
import { dateInJapan } from '../../../domain/business-days.ts'
import { digestOf, markOf } from '../../../domain/posting/digest.ts'
import type { Job } from '../../jobs/job.ts'
import type { Services } from '../../services.ts'
import { addEdition, newestEditionOf } from '../../store/editions.ts'
import { hold } from '../../store/engine.ts'
import { readMeta } from '../../store/meta.ts'
import type { Tx } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { editionOf } from '../publish.ts'
import { openCutter, type Travelling } from './cut.ts'
import { openPieceStore, piecesOf, removeOldPieces } from './kept-pieces.ts'
import { isDue, noteLook } from './looks.ts'
import { readPublished, readStanding, type Standing } from './published.ts'
import { openPostingsInOrder, type WholePosting } from './read-open.ts'
import { stepsWorthTaking } from './steps.ts'

const day = 24 * 60 * 60_000
/** Who looks for what is over finds it for so long after its last day. */
const closedFor = 90 * day

/** Noted in one transaction: few enough that others write in between. */
const notedAtOnce = 400

/** How often it is begun anew when something changed meanwhile; after that the next minute's turn does it. */
const tries = 3

/** An edition that is ready, with the ids of those that are not known yet to be in one, and since which they are. */
interface Made {
  page: PostingsEdition
  first: { id: string; since: number }[]
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
    if (placed) {
      if (made) await noteFirst(services.store, made.first)
      return made?.page.edition ?? standing.page?.edition ?? null
    }
    if (left === 1) return standing.page?.edition ?? null
  }
}

/** Null: nothing is new. */
async function makeEdition(services: Services, { page }: Standing, now: number, stopping?: AbortSignal): Promise<Made | null | 'stopped'> {
  const { store } = services
  const edition = (page?.edition ?? 0) + 1
  const madeAt = new Date(now).toISOString()
  const before = await readPublished(store, page)
  const gone = new Set(before.keys())
  const kept = openPieceStore(store)
  const known = piecesOf(page)
  const everything = openCutter(known, kept.keep)
  const step = page ? openCutter(known, kept.keep) : null
  const marks: { id: string; mark: string }[] = []
  const first: Made['first'] = []
  let differs = false

  for await (const postings of openPostingsInOrder(services, dateInJapan(now - closedFor))) {
    if (stopping?.aborted) return 'stopped'
    for (const posting of postings) if (posting.since === 0) first.push(begun(posting, before.get(posting.id)?.since ?? edition))
    for (const { heading, texts } of await Promise.all(postings.map(travelling))) {
      const { id, mark } = heading
      marks.push({ id, mark })
      gone.delete(id)
      await everything.add({ heading, texts })
      if (before.get(id)?.mark === mark) continue
      differs = true
      await step?.add({ heading, texts })
    }
  }
  if (!differs && gone.size === 0) return null

  const all = await everything.end([])
  const changes = step && page ? [{ from: page.edition, to: edition, ...(await step.end([...gone])) }] : []
  await kept.flush()
  const steps = stepsWorthTaking([...(page?.steps ?? []), ...changes], all)
  const digest = await digestOf(marks)
  return { first, page: { edition, madeAt, count: marks.length, digest, everything: all, steps } }
}

/** Says since which edition a posting is there. */
const begun = (posting: WholePosting, since: number) => Object.assign(posting, { since })

/** A posting as it travels. */
async function travelling({ texts, ...heading }: WholePosting): Promise<Travelling> {
  const mark = await markOf(heading, texts)
  return { heading: { ...heading, mark }, texts: { id: heading.id, mark, texts } }
}

/** Puts a finished edition in place. False: something changed since it was begun, and nothing was done. */
async function putInPlace(tx: Tx, standing: Standing, made: Made | null, now: number): Promise<boolean> {
  await hold(tx, 'edition postings')
  const newest = await newestEditionOf(tx, 'postings')
  const changed = (await readMeta(tx, 'postings-changed')) ?? null
  if ((newest?.hash ?? null) !== standing.hash || changed !== standing.changed) return false
  if (!made && !(await isDue(tx, now))) return true
  await noteLook(tx, { changed, at: now })
  if (made) {
    const { page } = made
    await addEdition(tx, editionOf('postings', page.edition, page), page.madeAt)
  }
  await removeOldPieces(tx, made?.page ?? standing.page, now)
  return true
}

/**
 * Notes since when postings are there, for when one is withdrawn and comes back. Afterwards, some at a time: until then
 * the edition itself tells it.
 */
async function noteFirst({ write }: Pick<Store, 'write'>, first: Made['first']): Promise<void> {
  for (const since of new Set(first.map((each) => each.since))) {
    const ids = first.filter((each) => each.since === since).map(({ id }) => id)
    for (let from = 0; from < ids.length; from += notedAtOnce) {
      const some = ids.slice(from, from + notedAtOnce)
      await write((tx) => tx.updateTable('postings').set({ since }).where('since', '=', 0).where('id', 'in', some).execute())
    }
  }
}

/** Publishes what changed, within a minute; and what was over long ago goes within a day. */
export const publishChangedPostings: Job = {
  name: 'postings.publish',
  every: 60_000,
  async run(services, stopping) {
    if (await services.store.read((tx) => isDue(tx, services.clock()))) await publishPostings(services, stopping)
  },
}
