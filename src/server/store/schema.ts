import type { Kysely } from 'kysely'
import type { Role } from '../../api/session.ts'
import type { Standing } from '../../domain/account/standing.ts'
import type { ApplicationState } from '../../domain/application/application.ts'
import type { CampaignState } from '../../domain/campaigns/plan.ts'
import type { Language } from '../../domain/language.ts'
import type { FamilyId } from '../../domain/statistics/tables.ts'
import type { KeptPerson } from '../../domain/statistics/facts.ts'
import type { AlertTable, PieceTable, PostingSourceTable, PostingTable } from './schema-postings.ts'
import type { PictureTable, SentStoryTable, StoryInvitationTable, StoryTable } from './schema-stories.ts'

/**
 * The tables, as both SQLite and PostgreSQL can hold them: ids, instants (ISO 8601 in UTC, so that their order is the
 * order of time) and JSON are text, truth is 0 or 1. Nothing here is a sequence.
 */
export interface Schema {
  meta: { key: string; value: string }
  accounts: AccountTable
  sessions: SessionTable
  codes: { id: string; address: string; hash: string; createdAt: string; expiresAt: string }
  codeRequests: { id: string; address: string; network: string; at: string; issued: 0 | 1 }
  wrongCodes: { address: string; tries: number; lastAt: string }
  notebook: NotebookTable
  journal: { account: string; change: string; outcome: 'applied' | 'lost'; code: string | null; at: string }
  submissions: SubmissionTable
  submissionsReplaced: SubmissionTable & { replacedAt: string }
  editions: { kind: string; edition: number; hash: string; bytes: number; body: string; publishedAt: string }
  identities: { account: string; kind: IdentityKind; key: string }
  history: HistoryTable
  applications: ApplicationTable
  universities: { id: string; body: string; member: 0 | 1; rev: number; updatedAt: string }
  notices: NoticeTable
  passkeys: PasskeyTable
  challenges: { id: string; challenge: string; purpose: 'add' | 'sign-in'; account: string | null; expiresAt: string }
  addressChanges: AddressChangeTable
  consents: { id: string; account: string; kind: string; version: string; at: string; withdrawnAt: string | null }
  corrections: CorrectionTable
  remainders: { id: string; body: string; at: string }
  mails: MailTable
  reminders: { account: string; kind: string; at: string }
  jobs: { name: string; lastAt: string }
  audit: AuditTable
  questionnaires: QuestionnaireTable
  campaigns: CampaignTable
  invitations: InvitationTable
  nudges: { invitation: string; step: string; channel: 'mail' | 'push'; mail: string | null; at: string }
  mailStops: { account: string; kind: MailStop; at: string }
  pushSubscriptions: PushSubscriptionTable
  pushes: PushTable
  postings: PostingTable
  pieces: PieceTable
  postingSources: PostingSourceTable
  alerts: AlertTable
  stories: StoryTable
  pictures: PictureTable
  storyInvitations: StoryInvitationTable
  sentStories: SentStoryTable
  /** One row for each registrant, with what statistics need of them: filled anew by a job. */
  statisticsPeople: KeptPerson & { account: string }
  /** What the last edition of the statistics let out of each group, and the counts behind it: secret. `body`: see `domain/statistics/release.ts`. */
  statisticsReleases: { family: FamilyId; key: string; body: string }
  /** What was told last of a university, or of all under `*`, and the counts behind it: secret. `body`: see `server/university/memory.ts`. */
  coordinatorFigures: { university: string; countedOn: string; body: string }
  /**
   * What research files say of each person, coarsened and blanked, as it was frozen last. `account`: null for who is made
   * up. `crowd`, `size`, `steps`: see `domain/statistics/research/freeze.ts`; `body`: what is written, JSON.
   */
  researchRows: { id: string; account: string | null; crowd: number; size: number; steps: number; body: string }
}

/**
 * What somebody wants no more mails about. `survey`: surveys. `alerts` and `deadlines`: new postings, and deadlines of kept
 * ones, in place of notifications that no device shows; what is wished by mail stands in the notebook. `deadlines-mail` is
 * no stop: it notes that one wrote off the wish for such mails, which comes back with them.
 */
export type MailStop = 'survey' | 'alerts' | 'deadlines' | 'deadlines-mail'

/** A questionnaire the office is writing: the next version of it, for as long as it is not published. */
export interface QuestionnaireTable {
  id: string
  rev: number
  /** See `sketchSchema`. */
  body: string
  /** The account of whoever saved it last, and since when the log tells of their saving. */
  savedBy: string
  notedAt: string
  createdAt: string
  updatedAt: string
}

/** A campaign as the office keeps it; what is published of it goes into an edition. */
export interface CampaignTable {
  id: string
  rev: number
  state: CampaignState
  /** See `campaignPlanSchema`. */
  body: string
  startedAt: string | null
  /** When the office closed it before its time. */
  closedAt: string | null
  /** When its figures were published. */
  figuresAt: string | null
  createdAt: string
  updatedAt: string
}

/**
 * Somebody asked to answer, once for a campaign. The link's token is worked out from the id and the database's pepper,
 * so that every reminder carries the same one and none is stored.
 */
export interface InvitationTable {
  id: string
  campaign: string
  account: string
  createdAt: string
  /** When the button behind the link was first pressed. */
  openedAt: string | null
}

/** Where a device takes messages, and which session it belongs to: signed out, it gets none. */
export interface PushSubscriptionTable {
  id: string
  account: string
  session: string
  endpoint: string
  p256dh: string
  auth: string
  createdAt: string
}

/** A notification on its way to a device. */
export interface PushTable {
  id: string
  /** Of `pushSubscriptions`: it goes with it. */
  subscription: string
  /** What it tells of: a survey, new postings, or kept ones that close soon. */
  kind: 'survey' | 'postings' | 'deadlines'
  /** Empty where it is of no survey. */
  campaign: string
  /** How many postings it tells of; null: it reminds of a campaign. */
  count: number | null
  /** What is untold when it reaches nobody (see `untell.ts`): searches, or names in `reminders`. Null: nothing, or another device was told. */
  about: string | null
  /** When the campaign closes, or the news is old. */
  until: string
  attempts: number
  dueAt: string
  /** Until when one server has it in hand. */
  takenUntil: string | null
  createdAt: string
}

export interface AccountTable {
  id: string
  /** As the person writes it. */
  email: string
  /** The same in lower case, unique: phones put capitals where nobody meant them. */
  address: string
  role: Role
  name: string
  language: Language
  /** The last place drawn in this notebook's feed. Every change that takes effect draws the next one from this row. */
  rev: number
  createdAt: string
  erasedAt: string | null
  /** `JD` with digits, the last of them a check digit; null for the office. */
  jgradId: string | null
  /** How far the person's account is: see `domain/account/standing.ts`. */
  standing: Standing
  activatedAt: string | null
  /** When an account that its person closed is erased; null: it is not closed. */
  closesAt: string | null
  /** What the office owns of the record, as the notebook shows it too; a university by its id where it is known. */
  university: string | null
  entryYear: number | null
  /** YYYY-MM. */
  expectedCompletion: string | null
  /** A university address as the applicant gave it, never used to sign in. */
  universityEmail: string | null
  /** When mail to `address` last came back; null again once the address is another, or a code sent there came back. */
  bouncedAt: string | null
}

export interface SessionTable {
  id: string
  /** SHA-256 of the cookie's token, in hexadecimal: what is stored here opens nothing. */
  tokenHash: string
  account: string
  createdAt: string
  renewedAt: string
  expiresAt: string
  /** Signed out on the device itself. */
  endedAt: string | null
  /** Taken away from elsewhere. The row stays, so that the device can be told. */
  revokedAt: string | null
  /** What the device last said of itself, at most once a day; no content. */
  contactAt: string | null
  device: string | null
  build: string | null
  waiting: number | null
  oldest: string | null
  /** How the person proved who they are; the office needs `passkey`. */
  method: 'code' | 'passkey'
  /** `{browser, system}` as JSON, for the list of devices; null: nothing known. */
  label: string | null
  /** On a computer that others use: ends with the browser, and within hours. */
  shared: 0 | 1
  /** The campaign that alone is open to whoever came by an invitation's link; null: everything. */
  scope: string | null
}

/**
 * The notebook: one row for each register, tombstone and conflict entry, so that the feed is one ordered read. `name`
 * is the register's field, empty for a tombstone, and the entry's id for a conflict, whose `type` and `record` are those
 * that it speaks of.
 */
export interface NotebookTable {
  account: string
  type: string
  record: string
  kind: 'register' | 'tombstone' | 'conflict'
  name: string
  rev: number
  body: string
}

/** What was received, one row for a person and campaign; what it replaced is kept apart, with when. */
export interface SubmissionTable {
  account: string
  campaign: string
  number: string
  hash: string
  state: 'received' | 'late' | 'after-close'
  receivedAt: string
  sealedAt: string
  definition: string
  version: number
  device: string
  answers: string
}

/** What an account is found by: folded forms that are compared and never shown. */
export type IdentityKind = 'name' | 'kana' | 'latin' | 'roman' | 'student-number'

/** What changed in a person's record, for that person to read. `before` and `after` are JSON; null: nothing stood there. */
export interface HistoryTable {
  id: string
  account: string
  at: string
  /** `office`, or the device's id. */
  device: string
  type: string
  record: string
  field: string
  before: string | null
  after: string | null
}

export interface ApplicationTable {
  /** The receipt number without its hyphens: too long to guess, it is what opens the application's state. */
  number: string
  state: ApplicationState
  /** Grows with every change, so that two people never decide the same thing at once. */
  rev: number
  /** The form as sent, see `domain/application/application.ts`. */
  body: string
  /** The lasting address, as looked up; and whether a code sent there came back, and whether mail bounced. */
  address: string
  provedAt: string | null
  bouncedAt: string | null
  /** The member university, and the folded keys that likely duplicates are found by. */
  university: string
  entryYear: number
  studentNumber: string
  nameKey: string
  kanaKey: string
  latinKey: string
  /** The reading in letters, under which kana and Latin names meet. */
  romanKey: string | null
  /** Which text on personal information was agreed to, and when. JSON. */
  consent: string
  /** What the office wrote to the applicant when asking for mending or refusing. */
  words: string | null
  /** The account it led to, new or old. */
  account: string | null
  decidedBy: string | null
  decidedAt: string | null
  createdAt: string
  updatedAt: string
}

export interface NoticeTable {
  id: string
  state: 'draft' | 'published' | 'withdrawn'
  rev: number
  /** See `domain/notice.ts`. */
  body: string
  publishedAt: string | null
  withdrawnAt: string | null
  createdAt: string
  updatedAt: string
}

export interface PasskeyTable {
  /** The credential's id, base64url. */
  id: string
  account: string
  publicKey: string
  counter: number
  /** JSON. */
  transports: string
  name: string
  createdAt: string
  lastUsedAt: string | null
}

export interface AddressChangeTable {
  id: string
  account: string
  fromEmail: string
  toEmail: string
  state: 'asked' | 'done' | 'undone'
  askedAt: string
  doneAt: string | null
  /** SHA-256 of the token in the mail to the old address. */
  undoHash: string | null
  undoUntil: string | null
}

export interface CorrectionTable {
  id: string
  account: string
  /** One of the fields that only the office can change, and what it should say. JSON. */
  field: string
  value: string
  reason: string
  state: 'asked' | 'done' | 'refused' | 'taken-back'
  askedAt: string
  decidedAt: string | null
  decidedBy: string | null
  words: string | null
}

/**
 * One mail on its way. A text that opens something is emptied once nothing more is tried; the others are kept for a month
 * so that the office can send them again.
 */
export interface MailTable {
  id: string
  account: string | null
  application: string | null
  template: string
  recipient: string
  language: Language
  subject: string
  text: string
  /** Whether the text opens something: a code, a link. */
  secret: 0 | 1
  /**
   * The campaign that it asks somebody to answer, empty for any other mail. Such mails go to many at once: they leave
   * after all others, carry a way to stop them, and are called back from whoever has answered meanwhile.
   */
  campaign: string
  state: 'waiting' | 'sent' | 'failed' | 'bounced'
  attempts: number
  /** When it is due next; and until when somebody is at it. */
  dueAt: string
  takenUntil: string | null
  createdAt: string
  sentAt: string | null
  /** Why it failed or bounced, or why it still waits: the kind of failure with an SMTP or RFC 3463 status, never an address. */
  failure: string | null
}

/** Who of the office saw or did what. Nothing in it is ever changed or deleted: the database itself refuses. */
export interface AuditTable {
  id: string
  at: string
  actor: string
  actorName: string
  action: string
  account: string | null
  application: string | null
  /** JSON. */
  detail: string
}

/** Every table, each after those it refers to. */
export const tables = [
  'meta', 'accounts', 'sessions', 'codes', 'codeRequests', 'wrongCodes', 'notebook', 'journal', 'submissions', 'submissionsReplaced', 'editions',
  'identities', 'history', 'applications', 'universities', 'notices', 'passkeys', 'challenges', 'addressChanges', 'consents',
  'corrections', 'remainders', 'mails', 'reminders', 'jobs', 'audit', 'questionnaires', 'campaigns', 'invitations', 'nudges',
  'mailStops', 'pushSubscriptions', 'pushes', 'postings', 'pieces', 'postingSources', 'alerts',
  'stories', 'pictures', 'storyInvitations', 'sentStories', 'statisticsPeople', 'statisticsReleases', 'coordinatorFigures', 'researchRows',
] as const satisfies readonly (keyof Schema)[]

/** What every function of this folder works in: one transaction. */
export type Tx<S = Schema> = Kysely<S>
