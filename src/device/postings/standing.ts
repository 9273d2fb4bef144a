import * as z from 'zod/mini'
import { pieceSchema } from '../../api/postings.ts'
import type { CatalogueDatabase } from '../storage/catalogue-database.ts'

/** On it every tab is told that other postings are here. */
export const postingsChannel = 'jgrad-postings'

/** What is here of the postings, and what of it still has to come. */
const standingSchema = z.object({
  edition: z.int(),
  madeAt: z.string(),
  takenAt: z.string(),
  count: z.int(),
  /** As the page of contents said; and the hash of that page. */
  digest: z.string(),
  page: z.string(),
  texts: z.enum(['all', 'some', 'none']),
  /** Pieces in which the texts are that are missing. */
  missing: z.array(pieceSchema),
})
export type Standing = z.infer<typeof standingSchema>

/** Null: no postings are here, or nobody can tell which. */
export async function readStanding(database: CatalogueDatabase): Promise<Standing | null> {
  const parsed = standingSchema.safeParse(await database.postingsHere.get('here'))
  return parsed.success ? parsed.data : null
}

/** What pieces weigh on the way, in bytes. */
export const weightOf = (pieces: readonly { gzipped: number }[]): number => pieces.reduce((sum, { gzipped }) => sum + gzipped, 0)
