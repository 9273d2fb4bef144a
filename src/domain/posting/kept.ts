import * as z from 'zod/mini'
import { type Json, sameJson } from '../json.ts'
import { type KeptState, readState } from './keep.ts'
import { type Heading, headingSchema, type Posting, postingParts, postingTextsSchema } from './posting.ts'

/** What a person keeps of the postings, as their notebook holds it. */

/**
 * A posting as it was when it was kept, so that it can be read when it is long gone. `at`: when the office made that
 * edition, so that two phones that keep the same one keep the same copy.
 */
const keptCopySchema = z.object({
  heading: headingSchema,
  texts: z.nullable(postingTextsSchema),
  edition: z.int(),
  at: z.iso.datetime({ offset: true }),
})
export type KeptCopy = z.infer<typeof keptCopySchema>

/** A kept posting as the notebook holds it. */
export interface KeptPosting {
  id: string
  state: KeptState
  /** As the person wrote it; empty: none. */
  note: string
  /** The person's own deadline, `YYYY-MM-DD`; null: the posting's counts. */
  deadline: string | null
  /** Null: it has not reached this phone, or can't be read. */
  copy: KeptCopy | null
  /** When it was kept, ISO 8601; null: not known. */
  keptAt: string | null
}

const daySchema = z.iso.date()

/** A day of the notebook; null: none, or a value that is none. */
export function readDay(value: Json | undefined): string | null {
  const read = daySchema.safeParse(value)
  return read.success ? read.data : null
}

/** The copy in a kept posting; null: none that can be read. */
export function readCopy(value: Json | undefined): KeptCopy | null {
  const read = keptCopySchema.safeParse(value)
  return read.success ? read.data : null
}

/** Reads a record of the notebook, whatever was written into it. */
export function readKept(id: string, value: (field: string) => Json | undefined): KeptPosting {
  const [note, keptAt] = [value('note'), value('keptAt')]
  return {
    id,
    state: readState(value('state')),
    note: typeof note === 'string' ? note : '',
    deadline: readDay(value('deadline')),
    copy: readCopy(value('copy')),
    keptAt: typeof keptAt === 'string' && !Number.isNaN(Date.parse(keptAt)) ? keptAt : null,
  }
}

/** What this phone knows of the posting now: the posting among those that are here, or that it is not among them. */
export interface Published {
  /** The edition that is here; null: none is. */
  edition: number | null
  posting: Posting | undefined
}

/** How a kept posting stands. `unknown`: nothing tells that it closed, and no newer edition than its own is here. */
export type Standing = 'open' | 'closed' | 'withdrawn' | 'unknown'

/** The last day to apply as far as it is known: what is published now goes before what was kept. Null: until filled. */
export const closingDay = ({ copy }: Pick<KeptPosting, 'copy'>, { posting }: Published): string | null => (posting ?? copy?.heading)?.closesOn ?? null

/** The day to be done by: the person's own, or else the posting's; null: there is none. */
export const deadlineOf = (kept: Pick<KeptPosting, 'copy' | 'deadline'>, published: Published): string | null => kept.deadline ?? closingDay(kept, published)

/** How a kept posting stands on a day (`YYYY-MM-DD`, in Japan). */
export function standingOf(kept: Pick<KeptPosting, 'copy'>, published: Published, today: string): Standing {
  const closes = closingDay(kept, published)
  if (closes !== null && closes < today) return 'closed'
  if (published.posting) return 'open'
  // An older edition than the one it was kept from tells nothing: another phone may have been ahead.
  return published.edition !== null && kept.copy !== null && published.edition >= kept.copy.edition ? 'withdrawn' : 'unknown'
}

/** What may change in a heading, to be told; `since` only says with which edition it came. */
const toldOfHeading = [
  'title', 'institution', 'closesOn', 'publishedOn', 'fields', 'jobTypes', 'institutionType', 'prefectures', 'country',
  'employmentForms', 'terms', 'pay', 'considerations', 'entryWays',
] as const satisfies readonly (keyof Heading)[]
export type Difference = (typeof toldOfHeading)[number] | (typeof postingParts)[number] | 'page' | 'applyAt'

/**
 * What was changed in a posting since it was kept, in the order in which it is read. Texts that are not here yet, then or
 * now, are no change.
 */
export function changedSince({ heading, texts }: Pick<KeptCopy, 'heading' | 'texts'>, posting: Posting): Difference[] {
  const differs = (a: unknown, b: unknown) => !sameJson((a ?? null) as Json, (b ?? null) as Json)
  const found: Difference[] = toldOfHeading.filter((field) => differs(heading[field], posting[field]))
  const now = posting.texts
  if (texts === null || now === null) return found
  found.push(...postingParts.filter((part) => differs(texts.parts[part], now.parts[part])))
  found.push(...(['page', 'applyAt'] as const).filter((address) => differs(texts[address], now[address])))
  // A part may have the name of a field of the heading, as pay does.
  return [...new Set(found)]
}

/** Whether a copy that was kept without its texts can be made whole by what is published now: nobody need be asked. */
export const completes = ({ heading, texts }: KeptCopy, posting: Posting | undefined): posting is Posting =>
  texts === null && posting !== undefined && posting.texts !== null && changedSince({ heading, texts }, posting).length === 0

/** The fields of which two values are settled for the person, who wrote neither. */
export const isUnasked = (field: string): boolean => field === 'copy' || field === 'keptAt'

/**
 * Which of two values that did not know of each other stays, of what the person never wrote: of two copies the whole one,
 * then the newer; of two moments the first. `take`: the one that lost.
 */
export function settleUnasked(field: string, current: Json | undefined, lost: Json): 'take' | 'dismiss' {
  if (field === 'keptAt') return typeof current === 'string' && typeof lost === 'string' && Date.parse(lost) < Date.parse(current) ? 'take' : 'dismiss'
  const [mine, theirs] = [readCopy(current), readCopy(lost)]
  if (theirs === null) return 'dismiss'
  if (mine === null) return 'take'
  if ((mine.texts === null) !== (theirs.texts === null)) return mine.texts === null ? 'take' : 'dismiss'
  return theirs.edition > mine.edition ? 'take' : 'dismiss'
}
