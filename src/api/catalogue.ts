import * as z from 'zod/mini'
import { campaignSchema } from '../domain/campaign.ts'
import { campaignFiguresSchema } from '../domain/figures.ts'
import { definitionSchema } from '../domain/questionnaire/definition.ts'

/** What the office publishes: numbered editions, the same for everybody, immutable at their address. */
export const editionKinds = ['questionnaires', 'campaigns', 'universities', 'notices', 'figures', 'postings', 'stories', 'statistics'] as const
export type EditionKind = (typeof editionKinds)[number]

/** `GET /api/catalogue`: the newest edition of each kind. `hash` is the SHA-256 of the file, in hexadecimal. */
export const editionSchema = z.object({
  kind: z.string(),
  edition: z.int(),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int(),
  href: z.string().check(z.regex(/^\/catalogue\/[a-z-]+\/\d+-[0-9a-f]+\.json$/)),
})
export type Edition = z.infer<typeof editionSchema>
export const catalogueSchema = z.object({ editions: z.array(editionSchema) })

/** The files themselves. */
export const questionnairesEditionSchema = z.object({ questionnaires: z.array(definitionSchema) })
export const campaignsEditionSchema = z.object({ campaigns: z.array(campaignSchema) })
export const figuresEditionSchema = z.object({ campaigns: z.array(campaignFiguresSchema) })
