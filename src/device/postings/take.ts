import { headingsPieceSchema, type Piece, type PostingsEdition, textsPieceSchema } from '../../api/postings.ts'
import { digestOf } from '../../domain/posting/digest.ts'
import { sha256 } from '../../domain/hash.ts'
import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import type { CatalogueDatabase } from '../storage/catalogue-database.ts'
import { isFull } from '../storage/faults.ts'
import type { Gateway } from '../storage/gateway.ts'
import { type Failed, fetchPage, fetchPiece } from './fetch-piece.ts'
import { type Plan, planFor, wholePlan } from './plan.ts'
import type { Taken } from './postings.ts'
import { readStanding } from './standing.ts'
import { type Arrived, heldMarks, missAll, Overtaken, putEdition, putMissing } from './swap.ts'

/** Keeps tabs apart. It spares work: what is written is right without it. */
const takeLock = 'jgrad-postings'
/** For so long another tab is waited for, in milliseconds. */
const patience = 5 * 60_000
/** On the way at the same time. */
const together = 3
/** How often an edition that was replaced while it was taken is followed. */
const follows = 4
/** How many pieces of texts come before those who look are told. */
const toldEvery = 30

export interface TakeContext {
  environment: Environment
  http: Pick<Http, 'request'>
  database: Gateway<CatalogueDatabase>
  /** Called after what is here changed. */
  tell: () => void
}

/** Takes what is newer, with the texts or without. See `Postings.take`. */
export async function takePostings(context: TakeContext, withTexts: boolean): Promise<Taken> {
  try {
    return await navigator.locks.request(takeLock, { signal: AbortSignal.timeout(patience) }, () => new Taking(context, withTexts).run())
  } catch (error) {
    if (isFull(error)) return 'full'
    if (error instanceof DOMException && error.name === 'TimeoutError') return 'cut'
    throw error
  }
}

/** What ends a pass: `again` when the page of contents has to be read anew. */
type End = Taken | 'again'

class Taking {
  readonly #context: TakeContext
  readonly #withTexts: boolean
  /** Whether anything has arrived. */
  #arrived = false

  constructor(context: TakeContext, withTexts: boolean) {
    this.#context = context
    this.#withTexts = withTexts
  }

  async run(): Promise<Taken> {
    for (let left = follows; left > 0; left--) {
      const end = await this.#pass().catch((error: unknown) => this.#afterwards(error))
      if (end !== 'again') return end
    }
    return 'cut'
  }

  async #afterwards(error: unknown): Promise<End> {
    if (!(error instanceof Overtaken)) throw error
    this.#context.tell()
    // A notebook needed the room: who takes all of it again at once takes it away again.
    return (await this.#context.database.run(readStanding)) === null ? 'full' : 'again'
  }

  async #pass(): Promise<End> {
    const { http, database } = this.#context
    const found = await fetchPage(http)
    if (found === null) return 'kept'
    if (typeof found === 'string') return this.#endOf(found)
    const { page, hash } = found
    const here = await database.run(readStanding)
    if (here?.digest !== page.digest || here.edition !== page.edition || here.page !== hash) {
      const arrived = { page, hash, here, withTexts: this.#withTexts, takenAt: new Date(this.#context.environment.now()).toISOString() }
      const plan = planFor(page, here, this.#withTexts)
      let end = await this.#bring({ ...arrived, plan })
      if (end === 'differs' && !plan.whole) end = await this.#bring({ ...arrived, plan: wholePlan(page) })
      if (end === 'differs') return 'unknown'
      if (end !== 'kept') return end
      this.#context.tell()
    }
    return this.#withTexts ? this.#bringTexts(page) : 'kept'
  }

  /** Brings an edition in place. `differs`: what the pieces lead to is not what the page of contents says. */
  async #bring(arrived: Arrived): Promise<End | 'differs'> {
    const { database } = this.#context
    const { plan, page, withTexts } = arrived
    const wanted = [...plan.headings, ...(withTexts && !plan.whole ? plan.texts : [])]
    await this.#forgetOthers(wanted)
    const marks = plan.whole ? new Map<string, string>() : await database.run(heldMarks)
    for (const group of inGroups(wanted)) {
      const texts = await Promise.all(group.map((piece) => this.#keep(piece)))
      for (const [at, text] of texts.entries()) {
        if (typeof text === 'string') return this.#endOf(text)
        if (!readPiece(plan, group[at] as Piece, text.text, marks)) return 'unknown'
      }
    }
    const digest = await digestOf([...marks].map(([id, mark]) => ({ id, mark })))
    if (digest !== page.digest) return 'differs'
    await database.run((open) => putEdition(open, arrived))
    return 'kept'
  }

  /** Of a download that was replaced by another one, what that does not need as well. */
  async #forgetOthers(wanted: readonly Piece[]): Promise<void> {
    const names = new Set(wanted.map(({ hash }) => hash))
    await this.#context.database.run(async ({ postingPieces }) => {
      const kept = await postingPieces.toCollection().primaryKeys()
      await postingPieces.bulkDelete(kept.filter((hash) => !names.has(hash)))
    })
  }

  /** The text of a piece, from a download that was cut or from the network; kept until the edition is in place. */
  async #keep(piece: Piece): Promise<{ text: string } | Failed> {
    const { http, database } = this.#context
    const { hash } = piece
    const kept: { text: unknown } | undefined = await database.run(({ postingPieces }) => postingPieces.get(hash))
    if (typeof kept?.text === 'string' && (await sha256(kept.text)) === hash) return { text: kept.text }
    const fetched = await fetchPiece(http, piece)
    if (typeof fetched === 'string') return fetched
    await database.run(({ postingPieces }) => postingPieces.put({ hash, text: fetched.text }))
    this.#arrived = true
    return fetched
  }

  /** Brings the texts that are missing, each piece into place as it arrives. */
  async #bringTexts(page: PostingsEdition): Promise<End> {
    const { database, tell } = this.#context
    let all = false
    for (let brought = 0; ; ) {
      const here = await database.run(readStanding)
      if (here?.digest !== page.digest) return 'again'
      if (here.texts === 'all') {
        // Whoever searched while the last ones came has searched without them.
        if (brought > 0) tell()
        return 'kept'
      }
      const group = here.missing.slice(0, together)
      let end: End | 'gone' | undefined = group.length === 0 ? 'gone' : undefined
      const fetched = await Promise.all(group.map((piece) => fetchPiece(this.#context.http, piece)))
      for (const [at, text] of fetched.entries()) {
        if (text === 'replaced') end = 'gone'
        else if (typeof text === 'string') end = this.#endOf(text)
        else {
          const texts = textsPieceSchema.safeParse(JSON.parse(text.text))
          if (!texts.success) return 'unknown'
          this.#arrived = true
          await database.run((open) => putMissing(open, group[at] as Piece, texts.data))
        }
        if (end) break
      }
      brought += group.length
      if (end || brought % toldEvery < together) tell()
      if (end === 'gone') {
        // Texts of an older edition, whose pieces are gone; or there are none where they should be.
        if (all) return group.length === 0 ? 'unknown' : 'again'
        all = true
        await database.run((open) => missAll(open, page))
      } else if (end) return end
    }
  }

  #endOf(failed: Failed): End {
    if (failed === 'replaced') return 'again'
    if (failed === 'unknown') return 'unknown'
    return this.#arrived ? 'cut' : 'offline'
  }
}

/** Checks a piece by its schema, and follows in `marks` what it does to what is here. False: it is not understood. */
function readPiece(plan: Plan, piece: Piece, text: string, marks: Map<string, string>): boolean {
  if (!plan.headings.includes(piece)) return textsPieceSchema.safeParse(JSON.parse(text)).success
  const read = headingsPieceSchema.safeParse(JSON.parse(text))
  if (!read.success) return false
  for (const { id, mark } of read.data.set) marks.set(id, mark)
  for (const id of read.data.gone) marks.delete(id)
  return true
}

function* inGroups(pieces: readonly Piece[]): Generator<Piece[]> {
  for (let from = 0; from < pieces.length; from += together) yield pieces.slice(from, from + together)
}
