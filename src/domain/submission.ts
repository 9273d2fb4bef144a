import * as z from 'zod/mini'
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
