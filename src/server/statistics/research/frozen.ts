import * as z from 'zod/mini'
import type { Research } from '../../../api/statistics-research.ts'
import { dayAt } from '../../../domain/campaigns/japan-day.ts'
import { freeze, frozenFor, type FrozenRow, isDue, wholeClasses } from '../../../domain/statistics/research/freeze.ts'
import { answerIds, identifyingIds, researched, type Researched } from '../../../domain/statistics/research/variables.ts'
import { newId } from '../../random.ts'
import { samplePeople } from '../../samples/registry.ts'
import { newestEditionOf } from '../../store/editions.ts'
import { hold } from '../../store/engine.ts'
import { putMeta, readMeta } from '../../store/meta.ts'
import type { Tx } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { countedPeople } from '../count.ts'

const factsSchema = z.object({
  edition: z.int(),
  frozenAt: z.string(),
  /** YYYY-MM-DD: the day as of which people were counted. */
  referenceDate: z.string(),
  sample: z.boolean(),
  rows: z.int(),
  leftOut: z.int(),
})
/** Of when, and of which edition of the statistics, the frozen people are; `rows`: how many they were then. */
export type FrozenFacts = z.infer<typeof factsSchema>

const bodySchema = z.object({
  identifying: z.object(Object.fromEntries(identifyingIds.map((id) => [id, z.string()])) as Record<(typeof identifyingIds)[number], z.ZodMiniString>),
  answers: z.object(Object.fromEntries(answerIds.map((id) => [id, z.string()])) as Record<(typeof answerIds)[number], z.ZodMiniString>),
})

async function readFacts(tx: Tx): Promise<FrozenFacts | null> {
  const value = await readMeta(tx, 'research-frozen')
  return value === undefined ? null : factsSchema.parse(JSON.parse(value))
}

/** The rows of those who are still there; made-up people always are. */
const standing = (tx: Tx) =>
  tx.selectFrom('researchRows').where((eb) => eb.or([eb('account', 'is', null), eb('account', 'in', eb.selectFrom('statisticsPeople').select('account'))]))

const day = 24 * 60 * 60_000

/** Of whom a file would be now. */
export async function showResearch(tx: Tx, now: number): Promise<Research> {
  const newest = (await newestEditionOf(tx, 'statistics'))?.edition ?? null
  if (newest === null) return { newest, edition: null, frozen: null }
  const facts = await readFacts(tx)
  if (facts === null || isDue(facts, newest, now)) return { newest, edition: newest, frozen: null }
  const rows = wholeClasses(await standing(tx).select(['crowd', 'size']).execute()).length
  const { edition, frozenAt, referenceDate, leftOut } = facts
  return { newest, edition, frozen: { frozenAt, referenceDate, rows, leftOut, gone: facts.rows - rows, anewFrom: new Date(Date.parse(frozenAt) + frozenFor * day).toISOString() } }
}

/** Freezes everybody who answered, when that is due; else leaves those who are frozen. Nothing published: does nothing. */
export async function freezeWhenDue(store: Store, now: number): Promise<void> {
  const begun = await store.read(async (tx) => ({
    newest: (await newestEditionOf(tx, 'statistics'))?.edition,
    facts: await readFacts(tx),
    sample: (await readMeta(tx, 'samples')) !== undefined,
  }))
  const { newest, sample } = begun
  if (newest === undefined || !isDue(begun.facts, newest, now)) return
  const referenceDate = dayAt(now)
  const { rows, leftOut } = freeze(await everybody(store, referenceDate, sample))
  const facts: FrozenFacts = { edition: newest, frozenAt: new Date(now).toISOString(), referenceDate, sample, rows: rows.length, leftOut }
  const stored = rows.map(({ who, crowd, size, steps, identifying, answers }) => ({ id: newId(), account: who, crowd, size, steps, body: JSON.stringify({ identifying, answers }) }))
  await store.write(async (tx) => {
    await hold(tx, 'research frozen')
    // Somebody else was faster: of one edition there is one freezing.
    if (!isDue(await readFacts(tx), newest, now)) return
    await tx.deleteFrom('researchRows').execute()
    const there = new Set((await tx.selectFrom('statisticsPeople').select('account').execute()).map(({ account }) => account))
    // Of those who were erased meanwhile nothing is kept; their class is one short, and so never goes out.
    const kept = stored.filter(({ account }) => account === null || there.has(account))
    for (let from = 0; from < kept.length; from += rowsAtOnce) await tx.insertInto('researchRows').values(kept.slice(from, from + rowsAtOnce)).execute()
    await putMeta(tx, 'research-frozen', JSON.stringify(facts))
  })
}

const rowsAtOnce = 500

async function everybody(store: Store, referenceDate: string, sample: boolean): Promise<(Researched & { who: string | null })[]> {
  const people: (Researched & { who: string | null })[] = []
  for await (const some of countedPeople(store, referenceDate)) {
    for (const { account, person } of some) {
      const one = researched(person)
      if (one) people.push({ ...one, who: account })
    }
  }
  if (!sample) return people
  for (const person of samplePeople()) {
    const one = researched(person)
    if (one) people.push({ ...one, who: null })
  }
  return people
}

/** What may go out now. */
export interface Ready {
  facts: FrozenFacts
  rows: FrozenRow[]
}

/** The frozen rows that may go out; null: nobody was frozen yet. */
export async function readReady(tx: Tx): Promise<Ready | null> {
  const facts = await readFacts(tx)
  if (facts === null) return null
  const rows = wholeClasses(await standing(tx).select(['crowd', 'size', 'steps', 'body']).execute())
  return { facts, rows: rows.map(({ crowd, size, steps, body }) => ({ crowd, size, steps, ...bodySchema.parse(JSON.parse(body)) })) }
}

/** Whether the same rows, of the same freezing, may still go out. */
export async function isStillReady(tx: Tx, { facts, rows }: Ready): Promise<boolean> {
  const now = await readFacts(tx)
  const crowdsOf = (some: readonly Pick<FrozenRow, 'crowd'>[]) => new Set(some.map(({ crowd }) => crowd))
  const [then, left] = [crowdsOf(rows), crowdsOf(wholeClasses(await standing(tx).select(['crowd', 'size']).execute()))]
  return now?.frozenAt === facts.frozenAt && then.size === left.size && [...then].every((crowd) => left.has(crowd))
}
