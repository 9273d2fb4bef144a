import * as z from 'zod/mini'
import { answersSchema } from '../domain/questionnaire/answers.ts'
import { receiptSchema, submissionSchema } from '../domain/submission.ts'
import { problemSchema } from './problem.ts'

/**
 * `PUT /api/submissions/{campaign}`: 201 new, 200 the same content again, 409 other content (`already-received`, with
 * the first receipt), 202 late or after the close, 422 answers that the questionnaire refuses (`answers-refused`).
 * With `replaces` (the hash of the receipt that was shown) other content takes the place of what was received, under the
 * same number, as long as exactly that stands and the close or, for answers sealed in time, the grace has not passed.
 */
export const putSubmissionSchema = submissionSchema
export const putSubmissionAnswerSchema = z.object({ receipt: receiptSchema })

export { accountHeader } from './account-header.ts'

/** The largest submission taken, in bytes of JSON. */
export const maxSubmissionBytes = 512 * 1024

/** 409: what was received stands. `final`: it can't be replaced any more. */
export const alreadyReceivedSchema = z.extend(problemSchema, { receipt: receiptSchema, final: z.optional(z.boolean()) })

/** 422: each field that was refused, with the reason as the phone's own check names it. */
export const answersRefusedSchema = z.extend(problemSchema, {
  refused: z.array(z.object({ field: z.string(), code: z.string() })),
})

/** `GET /api/submissions/{campaign}`. */
export const submissionAnswerSchema = z.object({ receipt: receiptSchema, answers: answersSchema })
