import * as z from 'zod/mini'
import type { Campaign } from './campaign.ts'
import { sha256 } from './hash.ts'
import { canonicalJson } from './json.ts'
import { instantSchema } from './instant.ts'
import { answersSchema } from './questionnaire/answers.ts'

const definitionName = z.object({ id: z.string(), version: z.int() })

/** Answers sealed by the person: a snapshot that no later edit changes. `sealedAt` is the phone's word, not proof. */
export const submissionSchema = z.object({
  campaign: z.string(),
  definition: definitionName,
  answers: answersSchema,
  sealedAt: instantSchema,
  device: z.string().check(z.maxLength(64)),
  /** The hash of the receipt that was shown: these answers are to count instead of those, by the person's own choice. */
  replaces: z.optional(z.string().check(z.maxLength(64))),
})
export type Submission = z.infer<typeof submissionSchema>

/** `late`: sealed in time, arrived in the grace. `after-close`: stored, and the office decides what it counts for. */
export const receiptStates = ['received', 'late', 'after-close'] as const
export const receiptSchema = z.object({
  number: z.string(),
  hash: z.string(),
  receivedAt: z.iso.datetime({ offset: true }),
  state: z.enum(receiptStates),
})
export type Receipt = z.infer<typeof receiptSchema>

/** The hash of what makes two submissions the same: campaign, definition and answers, in canonical form. */
export function contentHash({ campaign, definition, answers }: Pick<Submission, 'campaign' | 'definition' | 'answers'>): Promise<string> {
  return sha256(canonicalJson({ campaign, definition: { id: definition.id, version: definition.version }, answers }))
}

/** How far ahead of ours a phone's clock may be for its word on the time of sealing to be taken, in milliseconds. */
const believed = 24 * 60 * 60_000

/**
 * What answers count as that arrive now (by the server's clock). Our clock decides when they arrived; the phone's word for
 * when they were sealed decides only within the grace, and a clock that is off never costs anybody their answers: a time
 * that can't be right is passed over in the person's favour. Both in milliseconds since 1970.
 */
export function arrivalState({ closesAt, graceUntil }: Pick<Campaign, 'closesAt' | 'graceUntil'>, sealed: number, now: number): Receipt['state'] {
  const closes = Date.parse(closesAt)
  if (now < closes) return 'received'
  if (now > Date.parse(graceUntil)) return 'after-close'
  return sealed <= closes || sealed > now + believed ? 'late' : 'after-close'
}
