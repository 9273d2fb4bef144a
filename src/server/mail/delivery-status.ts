import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { idInTrace } from './trace.ts'

/** What a mail server tells of one recipient (RFC 3464). Addresses in lower case; null where it says nothing. */
export interface RecipientStatus {
  action: 'failed' | 'delayed' | 'other'
  /** A status of RFC 3463, as `5.1.1`. */
  status: string | null
  addresses: string[]
}

/** A delivery-status mail, and the mails of ours that it may be about. */
export interface DeliveryStatus {
  recipients: RecipientStatus[]
  /** By the address it was sent to, which only those know who handled the mail. */
  byReturnAddress: string[]
  /** By the Message-ID of the mail that came back, which its readers know too. */
  byMessageId: string[]
}

/** So large a mail no mail server sends back; in bytes. */
export const largestReport = 10 * 1024 * 1024

const addressHeaders = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

/**
 * Reads a mail as a mail server delivers it. Null when it is no delivery-status mail, as an answering machine's is none.
 * Throws when it is no mail at all.
 */
export async function readDeliveryStatus(raw: Uint8Array): Promise<DeliveryStatus | null> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 20 })
  const type = headerOf(mail, 'content-type').toLowerCase()
  const report = mail.attachments.find(({ mimeType }) => /^message\/(global-)?delivery-status$/.test(mimeType))
  if (!type.startsWith('multipart/report') || report === undefined) return null

  const returned = mail.attachments.find(({ mimeType }) => /^(message\/rfc822|text\/rfc822-headers|message\/global(-headers)?)$/.test(mimeType))
  const headers = returned === undefined ? null : await PostalMime.parse(headersIn(textOf(returned)))
  const to = addressHeaders.flatMap((name) => headersOf(mail, name))
  const returnPaths = headers === null ? [] : headersOf(headers, 'return-path')
  const messageIds = [headers?.messageId, mail.inReplyTo, mail.references, ...headersOf(mail, 'x-original-message-id')]
  return {
    recipients: groupsIn(textOf(report)).slice(1).map(recipientOf).filter(({ addresses }) => addresses.length > 0),
    byReturnAddress: idsIn([...to, ...returnPaths], /\+([0-9a-f]+)@/gi),
    byMessageId: idsIn(messageIds, /<([0-9a-f]+)@/gi),
  }
}

const headersOf = (mail: Email, name: string): string[] => mail.headers.filter(({ key }) => key === name).map(({ value }) => value)
const headerOf = (mail: Email, name: string): string => headersOf(mail, name)[0]?.trim() ?? ''

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

/** What stands before the body: whatever came back of the text itself is not looked at. */
const headersIn = (message: string): string => `${message.split(/\r?\n\r?\n/)[0] ?? ''}\r\n\r\n`

/** The mails of ours whose trace stands where the pattern looks for it. */
const idsIn = (texts: readonly (string | undefined)[], pattern: RegExp): string[] => [
  ...new Set(
    texts
      .flatMap((text) => [...(text ?? '').matchAll(pattern)].map((match) => idInTrace(match[1] ?? '')))
      .filter((id) => id !== null),
  ),
]

/** The groups of fields of a status: of the mail as a whole first, then of each recipient. Names in lower case. */
function groupsIn(status: string): Map<string, string>[] {
  const groups = status.replaceAll('\r\n', '\n').trim().split(/\n[ \t]*\n/)
  return groups.map((group) => {
    const fields = group.replaceAll(/\n[ \t]+/g, ' ').split('\n')
    return new Map(fields.map((field) => [field.split(':')[0]?.trim().toLowerCase() ?? '', field.slice(field.indexOf(':') + 1).trim()]))
  })
}

function recipientOf(group: Map<string, string>): RecipientStatus {
  const action = group.get('action')?.toLowerCase() ?? ''
  const given = /\b\d\.\d{1,3}\.\d{1,3}\b/.exec(group.get('status') ?? '')?.[0] ?? null
  // Some say 5.0.0 and keep what they know for the words of the mail server that refused.
  const told = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get('diagnostic-code') ?? '')?.[0] ?? null
  return {
    action: action === 'failed' || action === 'delayed' ? action : 'other',
    status: given === null || given.endsWith('.0.0') ? (told ?? given) : given,
    addresses: ['original-recipient', 'final-recipient']
      .map((name) => group.get(name)?.split(';').at(-1)?.trim().replace(/^<|>$/g, '').toLowerCase() ?? '')
      .filter((address) => address !== ''),
  }
}
