import * as z from 'zod/mini'
import { headingSchema, postingIdSchema, postingTextsSchema } from '../domain/posting/posting.ts'

/**
 * How postings reach a phone. The edition of the kind `postings` is a small page of contents, fetched like every other
 * edition. What it names are *pieces*: immutable files, each small enough to be fetched anew when a line breaks, each
 * verified by its own hash, so that a download that was cut goes on where it was.
 *
 *     GET /catalogue/pieces/<hash>.json    → headingsPieceSchema or textsPieceSchema; any cache may keep it for ever
 *
 * A phone that holds edition n takes the steps from n onwards where there are such and they weigh less than everything,
 * and everything otherwise; afterwards it holds exactly what `digest` says, or begins anew.
 */
export const pieceSchema = z.object({
  href: z.string().check(z.regex(/^\/catalogue\/pieces\/[0-9a-f]{64}\.json$/)),
  /** SHA-256 of the file, in hexadecimal. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** The size of the file, and of what travels. */
  bytes: z.int(),
  gzipped: z.int(),
})
export type Piece = z.infer<typeof pieceSchema>

/** Headings and texts in pieces; texts can be left for later, headings not. */
const piecesSchema = z.object({ headings: z.array(pieceSchema), texts: z.array(pieceSchema) })

export const postingsEditionSchema = z.object({
  /** The same number as the edition's own: it is told apart from any other by what is in it. */
  edition: z.int(),
  /** When the office's server made it. */
  madeAt: z.iso.datetime(),
  /** How many postings there are, and the SHA-256 of their ids and marks, see `digestOf` in `domain/posting/digest.ts`. */
  count: z.int(),
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  everything: piecesSchema,
  /** What changed from one edition to the next, oldest first and without a gap, up to this one. */
  steps: z.array(z.extend(piecesSchema, { from: z.int(), to: z.int() })),
})
export type PostingsEdition = z.infer<typeof postingsEditionSchema>

/** A heading as it travels: with the mark of its whole posting, which changes with anything in it. */
export const markedHeadingSchema = z.extend(headingSchema, { mark: z.string().check(z.regex(/^[0-9a-f]{16}$/)) })
export type MarkedHeading = z.infer<typeof markedHeadingSchema>

/** Postings that are new or changed, whole, and those that were withdrawn or are long closed. */
export const headingsPieceSchema = z.object({ set: z.array(markedHeadingSchema), gone: z.array(postingIdSchema) })
export type HeadingsPiece = z.infer<typeof headingsPieceSchema>

/** The texts that belong to headings; each says by the mark to which state of it. */
export const textsPieceSchema = z.object({ set: z.array(z.object({ id: postingIdSchema, mark: z.string(), texts: postingTextsSchema })) })
export type TextsPiece = z.infer<typeof textsPieceSchema>
