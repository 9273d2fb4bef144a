import * as z from 'zod/mini'

/**
 * What one field of a draft holds, by item type:
 * - single, country (ISO 3166-1 alpha-2), prefecture, jobType, researchField, one row of a matrix: the code;
 * - single whose chosen option asks for a text, and every multi: `{choices: [codes], text?: {code: words}}`;
 * - number, scale: the number; text, longText: the words as typed; yearMonth: `YYYY-MM`;
 * - any declinable item: `{declined: true}`.
 * `null` says the person cleared it: it counts as unanswered.
 */
export const choicesSchema = z.object({
  choices: z.array(z.string()),
  text: z.optional(z.record(z.string(), z.string())),
})
export type Choices = z.infer<typeof choicesSchema>

export const declinedSchema = z.object({ declined: z.literal(true) })

export const answerSchema = z.union([z.string(), z.number(), choicesSchema, declinedSchema])
export type Answer = z.infer<typeof answerSchema>

/** Answers by field: the item's id, or `item.row` for a matrix row. */
export const answersSchema = z.record(z.string().check(z.regex(/^[a-z][a-zA-Z0-9_]{0,31}(\.[A-Za-z0-9_]{1,32})?$/)), answerSchema)
export type Answers = z.infer<typeof answersSchema>

export const isDeclined = (answer: Answer | undefined): answer is { declined: true } =>
  typeof answer === 'object' && 'declined' in answer
