import * as z from 'zod/mini'
import { jsonSchema } from '../domain/json.ts'

/**
 * Everything the server holds about one person, as it is handed out: instants are ISO 8601 in UTC. Left out is what opens
 * something (hashes of codes, sessions and links, the texts of mails on their way) and who of the office did something:
 * their work is answered for by the office, and the id of an audit entry lets it find out. An audit entry's detail is
 * left out too, as it may speak of others, e.g. of somebody with the same name.
 */

const text = z.string()
const maybe = z.nullable(z.string())
const many = <T extends z.ZodMiniType>(row: T) => z.array(row)

export const copySchema = z.object({
  app: z.literal('JGRAD'),
  /** The form of this file. */
  form: z.literal(1),
  madeAt: text,
  account: z.object({
    id: text, email: text, address: text, role: text, name: text, language: text, rev: z.int(), createdAt: text, erasedAt: maybe,
    jgradId: maybe, standing: text, activatedAt: maybe, closesAt: maybe, university: maybe, entryYear: z.nullable(z.int()),
    expectedCompletion: maybe, universityEmail: maybe, bouncedAt: maybe,
  }),
  /** The record: every value, every removed record, and every value that lost against another. `body` as stored. */
  notebook: many(z.object({ type: text, record: text, kind: text, name: text, rev: z.int(), body: jsonSchema })),
  /** What became of each change that a device handed in, by the change's id. */
  journal: many(z.object({ change: text, outcome: text, code: maybe, at: text })),
  history: many(
    z.object({ id: text, at: text, device: text, type: text, record: text, field: text, before: jsonSchema, after: jsonSchema }),
  ),
  submissions: many(
    z.object({
      campaign: text, number: text, hash: text, state: text, receivedAt: text, sealedAt: text, definition: text, version: z.int(),
      device: text, answers: jsonSchema,
    }),
  ),
  /** What I replaced with other answers from another device. */
  submissionsReplaced: many(
    z.object({
      campaign: text, number: text, hash: text, state: text, receivedAt: text, sealedAt: text, definition: text, version: z.int(),
      device: text, answers: jsonSchema, replacedAt: text,
    }),
  ),
  sessions: many(
    z.object({
      id: text, createdAt: text, renewedAt: text, expiresAt: text, endedAt: maybe, revokedAt: maybe, contactAt: maybe, device: maybe,
      build: maybe, waiting: z.nullable(z.int()), oldest: maybe, method: text, label: jsonSchema, shared: z.int(), scope: maybe,
    }),
  ),
  passkeys: many(
    z.object({
      id: text, publicKey: text, counter: z.int(), transports: jsonSchema, name: text, createdAt: text, lastUsedAt: maybe,
    }),
  ),
  challenges: many(z.object({ purpose: text, expiresAt: text })),
  identities: many(z.object({ kind: text, key: text })),
  consents: many(z.object({ id: text, kind: text, version: text, at: text, withdrawnAt: maybe })),
  addressChanges: many(
    z.object({
      id: text, fromEmail: text, toEmail: text, state: text, askedAt: text, doneAt: maybe, undoUntil: maybe,
    }),
  ),
  corrections: many(
    z.object({
      id: text, field: text, value: jsonSchema, reason: text, state: text, askedAt: text, decidedAt: maybe, words: maybe,
    }),
  ),
  applications: many(
    z.object({
      number: text, state: text, rev: z.int(), body: jsonSchema, address: text, provedAt: maybe, bouncedAt: maybe, university: text,
      entryYear: z.int(), studentNumber: text, nameKey: text, kanaKey: text, latinKey: text, romanKey: maybe, consent: jsonSchema, words: maybe,
      decidedAt: maybe, createdAt: text, updatedAt: text,
    }),
  ),
  mails: many(
    z.object({
      id: text, application: maybe, template: text, recipient: text, language: text, subject: text, secret: z.int(), campaign: text, state: text,
      attempts: z.int(), dueAt: text, takenUntil: maybe, createdAt: text, sentAt: maybe, failure: maybe,
    }),
  ),
  reminders: many(z.object({ kind: text, at: text })),
  invitations: many(z.object({ id: text, campaign: text, createdAt: text, openedAt: maybe })),
  mailStops: many(z.object({ kind: text, at: text })),
  /** What I was told last of the new postings of my saved searches. */
  alerts: many(z.object({ search: text, edition: z.int(), lookedOn: text, askedAt: maybe, confirmedAt: maybe })),
  /** My story as a role model: as it is being written, as everybody reads it, and to what I agreed. */
  stories: many(
    z.object({
      id: text, state: text, rev: z.int(), sample: z.int(), body: jsonSchema, published: jsonSchema, picture: maybe, consent: jsonSchema,
      reviewedAt: maybe, publishedAt: maybe, withdrawnAt: maybe, withdrawnFor: maybe, createdAt: text, updatedAt: text,
    }),
  ),
  /** The pictures of my story; `body`: the file as base64. */
  pictures: many(z.object({ hash: text, story: text, type: text, width: z.int(), height: z.int(), bytes: z.int(), body: text, createdAt: text })),
  /** When the office invited me to write it, and what I sent of it last. */
  storyInvitations: many(z.object({ invitedAt: text, times: z.int() })),
  sentStories: many(
    z.object({
      story: maybe, rev: z.int(), hash: text, body: jsonSchema, sentAt: text, waitingSince: maybe, withdrawnAt: maybe, withdrawnFor: maybe,
    }),
  ),
  /** The codes under which I am counted in statistics. */
  statisticsPeople: many(
    z.object({
      university: text, field: text, status: text, ended: text, residence: text, answeredOn: text, standing: text, activity: text, sector: text,
      income: text, contract: text, satisfaction: text, relation: text, place: text, funding: text, tuition: text, guidance: text, money: text,
      again: text, country: text,
    }),
  ),
  /** What research files say of me: coarsened, and without my name or key. */
  researchRows: many(z.object({ id: text, crowd: z.int(), size: z.int(), steps: z.int(), body: jsonSchema })),
  pushSubscriptions: many(z.object({ id: text, session: text, createdAt: text })),
  /** What the office saw or did about me; `by` is a role, or `console` for the server's own command line. */
  audit: many(z.object({ id: text, at: text, by: text, action: text, application: maybe })),
  /** Sign-in codes asked for at my address in the last hours, and those still valid. */
  signInCodes: z.object({
    requested: many(z.object({ at: text, issued: z.int() })),
    valid: many(z.object({ createdAt: text, expiresAt: text })),
    wrongTries: z.int(),
  }),
})
export type Copy = z.infer<typeof copySchema>
