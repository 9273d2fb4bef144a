import type { MailFailureKind } from '../../api/office-mails.ts'

/**
 * What becomes of a mail that was not taken. `later`: try again, `isOurs` when no other mail would do better now;
 * `never`: no try would help; `bounced`: nothing arrives at that address.
 */
export interface Refusal {
  outcome: 'later' | 'never' | 'bounced'
  isOurs: boolean
  kind: MailFailureKind
  /** The status that was given, as `550 5.1.1`, or the name of the failure, as `ECONNECTION`. Never an address. */
  status: string
}

/** A mail that was not handed over. Its message says why without the address that a mail server's answer repeats. */
export class NotMailed extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(`the mail server did not take it: ${refusal.kind} ${refusal.status}`)
    this.name = 'NotMailed'
    this.refusal = refusal
  }
}

/**
 * What a status of RFC 3463 (`5.1.1`) speaks of. Servers use 5.4.1 for addresses that they do not know, too; 5.1.7 and
 * 5.1.8 are about the sender.
 */
export function kindOfStatus(status: string): MailFailureKind {
  const [, subject, detail] = status.split('.')
  if (subject === '1') return detail === '7' || detail === '8' ? 'ours' : 'no-such-address'
  if (subject === '2') return detail === '2' ? 'mailbox-full' : detail === '1' ? 'no-such-address' : 'refused'
  if (subject === '4') return status === '5.4.1' ? 'no-such-address' : 'unreachable'
  return subject === undefined || subject === '0' || subject === '3' ? 'unclear' : 'refused'
}

/** The replies of RFC 5321 to a recipient, where no finer status comes with them. */
const ofReply: Readonly<Record<number, MailFailureKind>> = { 550: 'no-such-address', 551: 'no-such-address', 552: 'mailbox-full', 553: 'no-such-address' }

const aboutRecipient: readonly MailFailureKind[] = ['no-such-address', 'mailbox-full']

/** What a failure of nodemailer says. A failure that is none of its own is thrown on: it is a bug. */
export function refusalOf(failure: unknown): Refusal {
  const { code, command, responseCode, response } = Object(failure) as Record<string, unknown>
  if (typeof code !== 'string') throw failure
  const reply = typeof responseCode === 'number' ? responseCode : null
  const finer = typeof response === 'string' ? (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? null) : null
  const status = [reply ?? code, finer].filter((part) => part !== null).join(' ')
  // Refused before it left this machine: no mail server would be asked for such a recipient.
  if (code === 'EENVELOPE' && command === 'API') return { outcome: 'bounced', isOurs: false, kind: 'no-such-address', status }

  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  if (reply === null || !isAboutMail) return { outcome: 'later', isOurs: true, kind: reply === null ? 'unreachable' : 'ours', status }
  const known = finer === null ? 'unclear' : kindOfStatus(finer)
  const kind = known === 'unclear' ? ((command === 'RCPT TO' ? ofReply[reply] : undefined) ?? 'refused') : known
  if (reply < 500) return { outcome: 'later', isOurs: false, kind: kind === 'refused' || kind === 'no-such-address' ? 'busy' : kind, status }
  return { outcome: aboutRecipient.includes(kind) ? 'bounced' : 'never', isOurs: false, kind, status }
}
