import * as z from 'zod/mini'
import { bilingualSchema } from '../language.ts'
import { supports } from '../profile/fields.ts'
import { treeSchema } from './tree.ts'

/**
 * Where somebody works, as the yearly questionnaire asks it (item c5), so that stories, statistics and answers speak of
 * the same: university, public research institute, company, start-up, public service, hospital, non-profit, own
 * business, school, other.
 */
export const sectors = ['univ', 'pri', 'company', 'startup', 'gov', 'hospital', 'npo', 'self', 'school', 'other'] as const
export type Sector = (typeof sectors)[number]

/** What a stretch of a route was. */
export const stretchKinds = ['course', 'research', 'work', 'break'] as const

const year = z.int().check(z.minimum(1950), z.maximum(2100))
const country = z.string().check(z.regex(/^[A-Z]{2}$/))

/** A stretch of the route from the course to today. `to` null: until now. */
export const stretchSchema = z.object({
  kind: z.enum(stretchKinds),
  from: year,
  to: z.nullable(year),
  /** In work and research. */
  sector: z.nullable(z.enum(sectors)),
  country,
  what: bilingualSchema,
  where: bilingualSchema,
})
export type Stretch = z.infer<typeof stretchSchema>

/** A picture of a story: a file of its own, named by the SHA-256 of its bytes. */
export const pictureSchema = z.object({
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  type: z.enum(['image/webp', 'image/jpeg']),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  /** What is to be seen, for whoever does not see it. */
  alt: bilingualSchema,
})
export type Picture = z.infer<typeof pictureSchema>

/** What about a person is told as codes, by which stories are found. */
const tellingSchema = z.object({
  sector: z.enum(sectors),
  country,
  /** Small research fields of the doctorate, by their codes. */
  fields: z.array(z.string()).check(z.minLength(1), z.maxLength(3)),
  /** When the course was completed or left. */
  doctorateIn: year,
  /** How the course was paid for. */
  support: z.array(z.enum(supports)),
})

/** A role model's story as it is published. */
export const storySchema = z.object({
  /** A name that a field of a notebook may have. */
  id: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/)),
  /** Invented, to show what stories look like. */
  sample: z.boolean(),
  /** How the person wishes to be called. */
  name: bilingualSchema,
  title: bilingualSchema,
  lead: bilingualSchema,
  /** What they do today, in a line. */
  today: bilingualSchema,
  ...tellingSchema.shape,
  route: z.array(stretchSchema).check(z.minLength(1), z.maxLength(20)),
  text: z.object({ ja: treeSchema, en: treeSchema }),
  /** What they would do otherwise. */
  otherwise: bilingualSchema,
  picture: z.nullable(pictureSchema),
  /** ISO 8601, UTC. */
  publishedAt: z.iso.datetime({ offset: true }),
})
export type Story = z.infer<typeof storySchema>
