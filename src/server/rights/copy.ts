import * as z from 'zod/mini'
import type { Copy } from '../../api/copy.ts'
import type { Json } from '../../domain/json.ts'
import type { Schema, Tx } from '../store/schema.ts'

/** The tables whose rows belong to somebody: a new one has no place here until somebody gives it one. */
type Personal = { [T in keyof Schema]: 'account' extends keyof Schema[T] ? T : never }[keyof Schema]
type Section = Exclude<Personal, 'audit'>
type Row = Readonly<Record<string, Json>>

/** What is left out of each table, and what is JSON in it. `account` itself is left out everywhere. */
const shapes: { [T in Section]: { without: readonly (keyof Schema[T] & string)[]; json: readonly (keyof Schema[T] & string)[] } } = {
  notebook: { without: [], json: ['body'] },
  journal: { without: [], json: [] },
  history: { without: [], json: ['before', 'after'] },
  submissions: { without: [], json: ['answers'] },
  submissionsReplaced: { without: [], json: ['answers'] },
  sessions: { without: ['tokenHash'], json: ['label'] },
  passkeys: { without: [], json: ['transports'] },
  // Whoever has these can answer in the person's place.
  challenges: { without: ['id', 'challenge'], json: [] },
  identities: { without: [], json: [] },
  consents: { without: [], json: [] },
  addressChanges: { without: ['undoHash'], json: [] },
  corrections: { without: ['decidedBy'], json: ['value'] },
  applications: { without: ['decidedBy'], json: ['body', 'consent'] },
  mails: { without: ['text'], json: [] },
  reminders: { without: [], json: [] },
  invitations: { without: [], json: [] },
  mailStops: { without: [], json: [] },
  alerts: { without: [], json: [] },
  stories: { without: ['writtenBy', 'writtenByName', 'reviewedBy', 'reviewedByName'], json: ['body', 'published', 'consent'] },
  storyInvitations: { without: ['invitedBy'], json: [] },
  sentStories: { without: [], json: ['body'] },
  statisticsPeople: { without: [], json: [] },
  researchRows: { without: [], json: ['body'] },
  // Its keys and address let messages be put on the person's screen.
  pushSubscriptions: { without: ['endpoint', 'p256dh', 'auth'], json: [] },
}

/** JSON as it was stored; what can't be read as such is handed out as the text it is. */
function parsed(value: Json): Json {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as Json
  } catch (failure) {
    if (failure instanceof SyntaxError) return value
    throw failure
  }
}

const shown = (row: Row, { without, json }: { without: readonly string[]; json: readonly string[] }): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => column !== 'account' && !without.includes(column))
      .map(([column, value]) => [column, json.includes(column) ? parsed(value) : value]),
  )

/** Who of the office wrote a consent down is left out, as everywhere. */
function withoutRecorder(consent: Json | undefined): Json {
  const kept = recordedSchema.safeParse(consent)
  if (!kept.success) return consent ?? null
  const { recorded: { at }, ...rest } = kept.data
  return { ...rest, recorded: { at } }
}
const recordedSchema = z.looseObject({ recorded: z.object({ at: z.string() }) })

/**
 * Everything held about one person and nothing of anybody else, as one consistent moment has it. Bounded by what one
 * person can have written. See `api/copy.ts` for what is left out and why.
 */
export async function copyOf(tx: Tx, account: string, now: number): Promise<Copy> {
  const person = await tx.selectFrom('accounts').selectAll().where('id', '=', account).executeTakeFirstOrThrow()
  const { address } = person
  const numbers = (await tx.selectFrom('applications').select('number').where('account', '=', account).execute()).map(({ number }) => number)
  const any = tx as unknown as Tx<Record<string, Record<string, string | number | null>>>
  const sections: Record<string, Row[]> = {}
  for (const [table, shape] of Object.entries(shapes)) {
    const rows = any.selectFrom(table).selectAll()
    // A mail about an application was sent before there was an account.
    const own =
      table === 'mails' && numbers.length > 0
        ? rows.where((eb) => eb.or([eb('account', '=', account), eb('application', 'in', numbers)]))
        : rows.where('account', '=', account)
    sections[table] = ((await own.execute()) as Row[]).map((row) => shown(row, shape))
  }
  const stories = tx.selectFrom('stories').select('id').where('account', '=', account)
  const pictures = await tx.selectFrom('pictures').selectAll().where('story', 'in', stories).orderBy('createdAt').execute()
  const codes = tx.selectFrom('codes').select(['createdAt', 'expiresAt']).where('address', '=', address)
  const requests = tx.selectFrom('codeRequests').select(['at', 'issued']).where('address', '=', address)
  const tries = await tx.selectFrom('wrongCodes').select('tries').where('address', '=', address).executeTakeFirst()
  return {
    app: 'JGRAD',
    form: 1,
    madeAt: new Date(now).toISOString(),
    account: person,
    ...(sections as unknown as Pick<Copy, Section>),
    stories: (sections['stories'] as Copy['stories']).map((story) => ({ ...story, consent: withoutRecorder(story.consent) })),
    pictures,
    audit: await auditOf(tx, account, numbers),
    signInCodes: { requested: await requests.orderBy('at').execute(), valid: await codes.execute(), wrongTries: tries?.tries ?? 0 },
  }
}

/** What the office saw and did, by role. */
async function auditOf(tx: Tx, account: string, numbers: readonly string[]): Promise<Copy['audit']> {
  const rows = await tx
    .selectFrom('audit')
    .leftJoin('accounts', 'accounts.id', 'audit.actor')
    .select(['audit.id', 'audit.at', 'audit.actor', 'accounts.role', 'audit.action', 'audit.application'])
    .where((eb) => {
      const about = eb('audit.account', '=', account)
      return numbers.length > 0 ? eb.or([about, eb('audit.application', 'in', numbers)]) : about
    })
    .orderBy('audit.at')
    .execute()
  return rows.map(({ actor, role, ...row }) => ({ ...row, by: role ?? (actor === 'console' ? 'console' : 'office') }))
}
