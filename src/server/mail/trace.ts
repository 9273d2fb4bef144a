import type { Config } from '../config.ts'

/**
 * How a mail is recognised when it comes back: by its id, which is 144 random bits, written in hexadecimal, since mail
 * servers change the case of addresses.
 */
export const traceOf = (id: string): string => Buffer.from(id, 'base64url').toString('hex')

const trace = /(?<![0-9a-f])[0-9a-f]{36}(?![0-9a-f])/

/** The mail's id in the part of an address or a Message-ID before the at sign, where one of ours carries it; else null. */
export function idInTrace(local: string): string | null {
  const found = trace.exec(local.toLowerCase())?.[0]
  return found === undefined ? null : Buffer.from(found, 'hex').toString('base64url')
}

type Sender = Pick<Config, 'mailFrom' | 'bounceAddress'>

/** The address alone of a sender that may carry a name: `JGRAD <no-reply@example.jp>`. */
const bare = (sender: string): string => /<([^<>]+)>$/.exec(sender)?.[1] ?? sender

/** The domain that mails are sent from. */
const domainOf = (sender: string): string => bare(sender).split('@').at(-1) ?? 'localhost'

/** The Message-ID of a mail: the same at each try, so that a mail which arrived twice is seen to be one. */
export const messageIdOf = ({ mailFrom }: Sender, id: string): string => `<${traceOf(id)}@${domainOf(mailFrom)}>`

/** Where mail servers send word of what became of a mail: an address of its own for each, where there is one. */
export function returnAddressOf({ mailFrom, bounceAddress }: Sender, id: string | undefined): string {
  if (bounceAddress === null) return bare(mailFrom)
  const [local = '', domain = ''] = bounceAddress.split('@')
  return id === undefined ? bounceAddress : `${local}+${traceOf(id)}@${domain}`
}
