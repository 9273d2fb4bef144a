import { gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import type { MarkedHeading, Piece, PostingsEdition, TextsPiece } from '../../../../src/api/postings.ts'
import { digestOf, markOf } from '../../../../src/domain/posting/digest.ts'
import { type Posting, postingSchema } from '../../../../src/domain/posting/posting.ts'
import type { MadeUp } from '../../../postings/made-up.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** An office in memory that publishes postings as the contract has it, in pieces of few postings each. */
export class NearOffice {
  /** Every file it ever made, by its address. */
  readonly files = new Map<string, string>()
  /** What each edition held, by its number. */
  readonly editions = new Map<number, ReadonlyMap<string, Posting>>()
  page: PostingsEdition | null = null
  /** How many postings a piece holds. */
  perPiece = 3
  steps = true
  /** Stands between phone and office, see `NearServer`. */
  answering: (path: string, normally: () => Response) => Response | Promise<Response> = (_, normally) => normally()
  readonly asked: string[] = []
  #held = new Map<string, { heading: MarkedHeading; texts: TextsPiece['set'][number] }>()

  /** Publishes these in place of all before. */
  async publish(postings: readonly MadeUp[]): Promise<PostingsEdition> {
    const before = this.#held
    const edition = (this.page?.edition ?? 0) + 1
    const held: typeof before = new Map()
    for (const { heading, texts } of postings) {
      const full = { ...heading, since: before.get(heading.id)?.heading.since ?? edition }
      const mark = await markOf(full, texts)
      held.set(heading.id, { heading: { ...full, mark }, texts: { id: heading.id, mark, texts } })
    }
    const all = [...held.values()]
    const changed = all.filter(({ heading: { id, mark } }) => before.get(id)?.heading.mark !== mark)
    const gone = [...before.keys()].filter((id) => !held.has(id))
    const everything = this.#cut(all, [])
    const step = { from: edition - 1, to: edition, ...this.#cut(changed, gone) }
    const digest = await digestOf(all.map(({ heading: { id, mark } }) => ({ id, mark })))
    const steps = this.page && this.steps ? [...this.page.steps, step].slice(-4) : []
    this.page = { edition, madeAt: new Date(edition * 1000).toISOString(), count: all.length, digest, everything, steps }
    this.#held = held
    this.editions.set(edition, new Map(all.map(({ heading, texts: { texts } }) => [heading.id, postingSchema.parse({ ...heading, texts })])))
    return this.page
  }

  #cut(set: { heading: MarkedHeading; texts: TextsPiece['set'][number] }[], gone: readonly string[]): { headings: Piece[]; texts: Piece[] } {
    const headings: Piece[] = []
    const texts: Piece[] = []
    for (let from = 0; from < set.length; from += this.perPiece) {
      const some = set.slice(from, from + this.perPiece)
      headings.push(this.#file({ set: some.map(({ heading }) => heading), gone: [] }))
      texts.push(this.#file({ set: some.map((each) => each.texts) }))
    }
    if (gone.length > 0) headings.push(this.#file({ set: [], gone }))
    return { headings, texts }
  }

  #file(content: object): Piece {
    const text = JSON.stringify(content)
    const hash = sha256(text)
    const href = `/catalogue/pieces/${hash}.json`
    this.files.set(href, text)
    return { href, hash, bytes: Buffer.byteLength(text), gzipped: gzipSync(text).byteLength }
  }

  /** Forgets all pieces that the newest edition does not name. */
  forgetOld(): void {
    const { everything, steps } = this.page as PostingsEdition
    const named = new Set([everything, ...steps].flatMap(({ headings, texts }) => [...headings, ...texts]).map(({ href }) => href))
    for (const href of this.files.keys()) if (!named.has(href)) this.files.delete(href)
  }

  fetch = async (path: string): Promise<Response> => {
    this.asked.push(path)
    return this.answering(path, () => this.#answer(path))
  }

  #answer(path: string): Response {
    const text = JSON.stringify(this.page)
    const hash = sha256(text)
    const href = `/catalogue/postings/${this.page?.edition}-${hash}.json`
    if (path === '/api/catalogue') {
      return Response.json({ editions: this.page ? [{ kind: 'postings', edition: this.page.edition, hash, bytes: text.length, href }] : [] })
    }
    const file = path === href ? text : this.files.get(path)
    if (file !== undefined) return new Response(file, { headers: { 'content-type': 'application/json' } })
    const body = { code: 'not-found', message: { ja: 'ありません。', en: 'Not there.' } }
    return Response.json(body, { status: 404, headers: { 'content-type': 'application/problem+json' } })
  }
}
