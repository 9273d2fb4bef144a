import { type Posting, postingSchema } from '../../domain/posting/posting.ts'
import type { CatalogueDatabase } from '../storage/catalogue-database.ts'

/** A posting of the edition that is here; undefined: not among them, or damaged. */
export async function readPosting({ postings }: CatalogueDatabase, id: string): Promise<Posting | undefined> {
  const row = await postings.get(id)
  const read = postingSchema.safeParse(typeof row?.heading === 'object' ? { ...row.heading, texts: row.texts } : undefined)
  return read.success ? read.data : undefined
}
