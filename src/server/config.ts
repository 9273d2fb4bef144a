import { join } from 'node:path'
import * as z from 'zod/mini'
import { mailAddressSchema } from '../domain/mail-address.ts'
import { isUsable, type PushKeys } from './push/keys.ts'
import type { Place } from './store/engine.ts'

/** How an installation is set up, from its environment. */
export interface Config {
  port: number
  dataDir: string
  /** The PostgreSQL database; null: SQLite in `dataDir`. */
  databaseUrl: string | null
  /** The address people use, without a slash at the end; null on a laptop. It is what makes an installation real. */
  origin: string | null
  /** Whether people reach it over HTTPS, so that cookies can be bound to it. */
  secure: boolean
  smtpUrl: string | null
  mailFrom: string
  /** Where word of mails that did not arrive is sent to, with a part for each mail added; null: to the sender. */
  bounceAddress: string | null
  officeEmail: string | null
  /** How devices are sent notifications; null: they are offered none. */
  push: PushSetup | null
  /** A server on this very machine that postings may be fetched from, where tests run one; the environment gives none. */
  postingsNear?: { host: string; certificate: string } | null
}

/** `near`: a push service on this very machine, `host:port` with its certificate, where tests run one; the environment gives none. */
export interface PushSetup extends PushKeys {
  near: { host: string; certificate: string } | null
}

/** A setting that the server can't start with: `code` names the text in `locales/ja/console.json` and its English twin. */
export interface ConfigProblem {
  code: 'badPort' | 'badDatabaseUrl' | 'badOrigin' | 'noSmtp' | 'badSmtp' | 'badFrom' | 'badBounceAddress' | 'badOfficeEmail' | 'badVapid'
}

const blankIsUnset = z.pipe(
  z.optional(z.string()),
  z.transform((text: string | undefined) => (text?.trim() ? text.trim() : null)),
)
const environmentSchema = z.object({
  PORT: blankIsUnset,
  DATA_DIR: blankIsUnset,
  DATABASE_URL: blankIsUnset,
  ORIGIN: blankIsUnset,
  SMTP_URL: blankIsUnset,
  MAIL_FROM: blankIsUnset,
  BOUNCE_ADDRESS: blankIsUnset,
  OFFICE_EMAIL: blankIsUnset,
  VAPID_PUBLIC_KEY: blankIsUnset,
  VAPID_PRIVATE_KEY: blankIsUnset,
  VAPID_SUBJECT: blankIsUnset,
})

const portSchema = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535))

/** Reads the environment. The first thing that is wrong is returned as a problem. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; problem: ConfigProblem } {
  const given = environmentSchema.parse(environment)
  const refuse = (code: ConfigProblem['code']) => ({ ok: false, problem: { code } }) as const

  const port = portSchema.safeParse(given.PORT ?? '8787')
  if (!port.success) return refuse('badPort')
  if (given.DATABASE_URL !== null && !/^postgres(ql)?:$/.test(URL.parse(given.DATABASE_URL)?.protocol ?? '')) {
    return refuse('badDatabaseUrl')
  }
  const origin = given.ORIGIN === null ? null : originOf(given.ORIGIN)
  if (given.ORIGIN !== null && origin === null) return refuse('badOrigin')
  if (origin !== null && given.SMTP_URL === null) return refuse('noSmtp')
  if (given.SMTP_URL !== null && !/^smtps?:$/.test(URL.parse(given.SMTP_URL)?.protocol ?? '')) return refuse('badSmtp')
  // A sender may carry a name; what must be there is an address, and no second line.
  if (given.MAIL_FROM !== null && !/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(given.MAIL_FROM)) return refuse('badFrom')
  // Room is needed for what is added: 64 characters before the at sign are what mail servers take (RFC 5321).
  if (given.BOUNCE_ADDRESS !== null && !/^[A-Za-z0-9._-]{1,26}@[A-Za-z0-9.-]+$/.test(given.BOUNCE_ADDRESS)) return refuse('badBounceAddress')
  const officeEmail = given.OFFICE_EMAIL === null ? null : mailAddressSchema.safeParse(given.OFFICE_EMAIL)
  if (officeEmail !== null && !officeEmail.success) return refuse('badOfficeEmail')
  const push = pushOf(given)
  if (push === 'wrong') return refuse('badVapid')

  const host = origin === null ? 'localhost' : new URL(origin).hostname
  return {
    ok: true,
    config: {
      port: port.data,
      dataDir: given.DATA_DIR ?? './data',
      databaseUrl: given.DATABASE_URL,
      origin,
      secure: origin?.startsWith('https:') ?? false,
      smtpUrl: given.SMTP_URL,
      mailFrom: given.MAIL_FROM ?? `JGRAD <no-reply@${host}>`,
      bounceAddress: given.BOUNCE_ADDRESS,
      officeEmail: officeEmail?.data ?? null,
      push,
    },
  }
}

/** All three settings of notifications, or none of them. */
function pushOf(given: z.infer<typeof environmentSchema>): PushSetup | null | 'wrong' {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = given
  if (publicKey === null && privateKey === null && subject === null) return null
  if (publicKey === null || privateKey === null || subject === null) return 'wrong'
  return isUsable({ publicKey, privateKey, subject }) ? { publicKey, privateKey, subject, near: null } : 'wrong'
}

/** The SQLite file of an installation. */
export const sqliteIn = (dataDir: string): Place => ({ kind: 'sqlite', path: join(dataDir, 'jgrad.sqlite') })

/** Where the database of an installation is. */
export const placeOf = ({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): Place =>
  databaseUrl === null ? sqliteIn(dataDir) : { kind: 'postgresql', url: databaseUrl }

/** `https://host` or `http://host`, with a port or not, and nothing after it; else null. */
function originOf(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' ? url.origin : null
}
