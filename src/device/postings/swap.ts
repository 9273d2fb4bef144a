import type { HeadingsPiece, Piece, PostingsEdition, TextsPiece } from '../../api/postings.ts'
import type { CatalogueDatabase, StoredPosting } from '../storage/catalogue-database.ts'
import type { Plan } from './plan.ts'
import { readStanding, type Standing, weightOf } from './standing.ts'

/** What this was to be done to is not what is here any more: it was dropped for room, or another tab took over. */
export class Overtaken extends Error {
  override name = 'Overtaken'
}

/** Which postings are here, by their ids: the mark of each. What is damaged may be absent. */
export async function heldMarks(database: CatalogueDatabase): Promise<Map<string, string>> {
  const keys = (await database.postings.orderBy('[id+mark]').keys()) as unknown as [string, string][]
  return new Map(keys)
}

/** An edition on its way into what is here, with all pieces that are wanted at hand and found right. */
export interface Arrived {
  page: PostingsEdition
  hash: string
  plan: Plan
  /** What the plan was made for. */
  here: Standing | null
  withTexts: boolean
  takenAt: string
}

/**
 * Puts an edition in place of what is here, in one transaction: a reader sees the one or the other. Texts that did not
 * change stay; without `texts` those that are new are missing until they are taken. Throws `Overtaken`.
 */
export function putEdition(database: CatalogueDatabase, { page, hash, plan, here, withTexts, takenAt }: Arrived): Promise<void> {
  const { postings, postingPieces, postingsHere } = database
  return database.transaction('rw', postings, postingPieces, postingsHere, async () => {
    const now = await readStanding(database)
    if (now?.digest !== here?.digest || now?.edition !== here?.edition) throw new Overtaken()
    const before = plan.whole ? await heldMarks(database) : new Map<string, string>()
    const left = new Set(plan.whole ? await postings.toCollection().primaryKeys() : [])
    for (const piece of plan.headings) {
      const { set, gone } = (await pieceOf(database, piece)) as HeadingsPiece
      for (const { id } of set) left.delete(id)
      const changed = set.filter(({ id, mark }) => before.get(id) !== mark)
      await postings.bulkPut(changed.map(({ mark, ...heading }): StoredPosting => ({ id: heading.id, mark, heading, texts: null, lacks: 1 })))
      await postings.bulkDelete(gone)
    }
    await postings.bulkDelete([...left])
    // Whole texts come afterwards, a piece at a time: all at once they would be more than a phone can hold.
    const along = withTexts && !plan.whole
    if (along) for (const piece of plan.texts) await putTexts(database, (await pieceOf(database, piece)) as TextsPiece)
    await postingPieces.clear()
    const missing = plan.whole ? [...plan.texts] : [...(now?.missing ?? []), ...(along ? [] : plan.texts)]
    const all = page.everything.texts
    await note(database, {
      edition: page.edition, madeAt: page.madeAt, count: page.count, digest: page.digest, page: hash, takenAt,
      missing: weightOf(missing) > weightOf(all) ? [...all] : missing,
    })
  })
}

/** Takes in the texts of one piece, where they belong to what is here. Throws `Overtaken` when nothing waits for them. */
export function putMissing(database: CatalogueDatabase, piece: Piece, texts: TextsPiece): Promise<void> {
  const { postings, postingsHere } = database
  return database.transaction('rw', postings, postingsHere, async () => {
    const now = await readStanding(database)
    if (!now?.missing.some(({ hash }) => hash === piece.hash)) throw new Overtaken()
    await putTexts(database, texts)
    await note(database, { ...now, missing: now.missing.filter(({ hash }) => hash !== piece.hash) })
  })
}

/** Says that all texts have to be looked through for those that are missing. Throws `Overtaken`. */
export function missAll(database: CatalogueDatabase, page: PostingsEdition): Promise<void> {
  const { postings, postingsHere } = database
  return database.transaction('rw', postings, postingsHere, async () => {
    const now = await readStanding(database)
    if (now?.digest !== page.digest) throw new Overtaken()
    await note(database, { ...now, missing: [...page.everything.texts] })
  })
}

/** A piece of a download under way. It was found right when it arrived. */
async function pieceOf({ postingPieces }: CatalogueDatabase, { hash }: Piece): Promise<unknown> {
  const kept = await postingPieces.get(hash)
  if (!kept) throw new Overtaken()
  return JSON.parse(kept.text)
}

async function putTexts({ postings }: CatalogueDatabase, { set }: TextsPiece): Promise<void> {
  const rows = await postings.bulkGet(set.map(({ id }) => id))
  const changed = set.flatMap(({ mark, texts }, at): StoredPosting[] => {
    const row = rows[at]
    return row && row.mark === mark && row.texts === null ? [{ id: row.id, mark, heading: row.heading, texts }] : []
  })
  await postings.bulkPut(changed)
}

/** Writes down what is here now; what waits is forgotten once no text is missing. */
async function note({ postings, postingsHere }: CatalogueDatabase, standing: Omit<Standing, 'texts'>): Promise<void> {
  const lacking = await postings.where('lacks').equals(1).count()
  const texts: Standing['texts'] = lacking === 0 ? 'all' : lacking === standing.count ? 'none' : 'some'
  await postingsHere.put({ name: 'here', ...standing, texts, missing: lacking === 0 ? [] : standing.missing })
}
