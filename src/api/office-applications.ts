import * as z from 'zod/mini'
import { applicationFormSchema, applicationStates } from '../domain/application/application.ts'
import { likenesses } from '../domain/application/duplicates.ts'
import { bilingualSchema } from '../domain/language.ts'

/**
 * The queue of applications. Names and numbers travel in bodies alone: addresses end up in logs.
 *
 *     POST  /api/office/applications/search      queueQuestionSchema → 200 queuePageSchema
 *     POST  /api/office/applications/open        {number} → 200 applicationFileSchema · 404 `number-unknown`
 *     POST  /api/office/applications/decisions   decisionsSchema → 200 decidedSchema: one result for each, in order
 *
 * An application whose address is not proved is with nobody: it is neither listed nor opened.
 */
export const queuePageSize = 50
export const maxDecisions = 100

/** Those that the office sees. */
export const officeStates = ['waiting', 'mending', 'issued', 'existing', 'refused'] as const
export type OfficeState = (typeof officeStates)[number]

/** What the checks may have found, as a filter: somebody alike, a finding about the address, mail that came back; `clear`: none of these. */
export const checkFilters = ['duplicate', 'address', 'bounced', 'clear'] as const
export type CheckFilter = (typeof checkFilters)[number]

export const queueQuestionSchema = z.object({
  words: z.string().check(z.maxLength(400)),
  states: z.array(z.enum(officeStates)).check(z.maxLength(officeStates.length)),
  check: z.nullable(z.enum(checkFilters)),
  page: z.int().check(z.minimum(0), z.maximum(100_000)),
})
export type QueueQuestion = z.infer<typeof queueQuestionSchema>

/** What the guard says of an address: its kind, and where there is one how the real address looks or what was meant. */
export const addressRemarkSchema = z.object({
  of: z.enum(['lasting', 'university']),
  kind: z.string(),
  hint: z.nullable(z.string()),
})
export type AddressRemark = z.infer<typeof addressRemarkSchema>

const strength = z.enum(['likely', 'possible'])

export const checksSchema = z.object({
  /** When a code came back from the address; and when mail to it was refused or came back. */
  provedAt: z.nullable(z.string()),
  bouncedAt: z.nullable(z.string()),
  address: z.array(addressRemarkSchema),
  /** Whether the university is a member now. */
  member: z.boolean(),
  duplicates: z.object({ count: z.int(), strongest: z.nullable(strength) }),
})
export type Checks = z.infer<typeof checksSchema>

/** `university.name`: null where the id is of none we know. */
const universityName = z.object({ id: z.string(), name: z.nullable(bilingualSchema) })

export const queueItemSchema = z.object({
  number: z.string(),
  rev: z.int(),
  state: z.enum(applicationStates),
  createdAt: z.string(),
  updatedAt: z.string(),
  name: z.string(),
  nameKana: z.string(),
  nameLatin: z.string(),
  email: z.string(),
  university: universityName,
  school: z.string(),
  studentNumber: z.string(),
  entryYear: z.int(),
  checks: checksSchema,
})
export type QueueItem = z.infer<typeof queueItemSchema>

/** `total`: how many fit; `counts`: how many there are in each state, whatever was asked. */
export const queuePageSchema = z.object({
  items: z.array(queueItemSchema),
  total: z.int(),
  counts: z.record(z.enum(officeStates), z.int()),
})
export type QueuePage = z.infer<typeof queuePageSchema>

export const openSchema = z.object({ number: z.string().check(z.maxLength(64)) })

/** Somebody who may be the applicant: an account (`id` is its id), or another application (its number). */
export const lookalikeSchema = z.object({
  kind: z.enum(['account', 'application']),
  id: z.string(),
  strength,
  reasons: z.array(z.enum(likenesses)),
  /** An account's standing or an application's state. */
  state: z.string(),
  jgradId: z.nullable(z.string()),
  name: z.string(),
  nameKana: z.string(),
  nameLatin: z.string(),
  email: z.string(),
  universityEmail: z.nullable(z.string()),
  university: z.nullable(universityName),
  school: z.string(),
  studentNumber: z.string(),
  entryYear: z.nullable(z.int()),
})
export type Lookalike = z.infer<typeof lookalikeSchema>

/** Everything about one application. `account`: where it led, with the JGRAD-ID. */
export const applicationFileSchema = z.object({
  item: queueItemSchema,
  form: applicationFormSchema,
  words: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.string()),
  account: z.nullable(z.object({ id: z.string(), jgradId: z.nullable(z.string()) })),
  lookalikes: z.array(lookalikeSchema),
})
export type ApplicationFile = z.infer<typeof applicationFileSchema>

const about = { number: z.string().check(z.maxLength(64)), rev: z.int() }
const words = z.string().check(z.regex(/\S/), z.maxLength(2000))
export const decisionSchema = z.union([
  z.object({ ...about, decision: z.literal('issue') }),
  z.object({ ...about, decision: z.literal('mend'), words }),
  z.object({ ...about, decision: z.literal('join'), account: z.string().check(z.maxLength(64)) }),
  z.object({ ...about, decision: z.literal('refuse'), words }),
])
export type Decision = z.infer<typeof decisionSchema>
export const decisionsSchema = z.object({ decisions: z.array(decisionSchema).check(z.minLength(1), z.maxLength(maxDecisions)) })

/** `done` with the application as it stands; or why not, each for itself. */
export const resultSchema = z.union([
  z.object({ number: z.string(), outcome: z.literal('done'), state: z.enum(applicationStates), rev: z.int() }),
  z.object({
    number: z.string(),
    outcome: z.enum(['number-unknown', 'changed-meanwhile', 'not-allowed-now', 'address-taken', 'not-found']),
    message: bilingualSchema,
  }),
])
export type Decided = z.infer<typeof resultSchema>
export const decidedSchema = z.object({ results: z.array(resultSchema) })
