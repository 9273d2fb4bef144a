import * as z from 'zod/mini'
import { bilingualSchema } from '../domain/language.ts'

/**
 * What the coordinators of a university see: figures of their own people, never a person.
 *
 *     GET /api/university/me   → 200 coordinatorSchema: who is there
 *     GET /api/university      → 200 universityFiguresSchema
 *
 * Both: 401 `not-signed-in` · 403 `not-coordinator` · 403 `passkey-needed`. Which university it is stands with the
 * account; nothing in a request can say so.
 */
const university = z.object({ id: z.string(), name: bilingualSchema })

export const coordinatorSchema = z.object({ account: z.string(), name: z.string(), university })
export type Coordinator = z.infer<typeof coordinatorSchema>

/** A coarse number; null: there are few. */
const few = z.nullable(z.int())

export const universityFiguresSchema = z.object({
  university,
  /** The day in Japan (YYYY-MM-DD) whose numbers these are; they are counted once a day. */
  countedOn: z.iso.date(),
  /** Where registrants open the app. */
  app: z.string(),
  /** A text to send to people about addresses that end, in both languages. */
  addressLetter: bilingualSchema,
  /** Whether made-up people are counted too. */
  sample: z.boolean(),
  registered: z.object({
    /** Null: fewer than thirty, and nothing more is told of them. */
    size: few,
    /** The academic year that code `0` of the table `entry` stands for. */
    year: z.int(),
    tables: z.array(z.object({ id: z.enum(['entry', 'seen', 'confirmed', 'address']), cells: z.array(z.object({ code: z.string(), count: few })) })),
  }),
  /** Those that ask people of this university, the newest first. */
  campaigns: z.array(
    z.object({
      id: z.string(),
      title: bilingualSchema,
      /** `grace`: closed, and late answers are still taken. */
      state: z.enum(['ahead', 'open', 'paused', 'grace', 'closed']),
      opensAt: z.string(),
      closesAt: z.string(),
      graceUntil: z.string(),
      asked: few,
      answered: few,
      rate: few,
      allRate: few,
      /** A text to send to people while it is open, in both languages; null: it is not. */
      letter: z.nullable(bilingualSchema),
      days: z.array(z.object({ day: z.iso.date(), answered: few, rate: few, allRate: few })),
    }),
  ),
})
export type UniversityFigures = z.infer<typeof universityFiguresSchema>
export type ToldCampaign = UniversityFigures['campaigns'][number]
