import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  to: string[]
  subject: string
  text: string
  /** Where the reader's mail program stops such mails by one press; null: it is none of those. */
  stop: string | null
}

/** A mail server as an installation has one, with everybody's mailbox. */
export interface PostOffice {
  readonly url: string
  /** Everything that came, oldest first. */
  readonly mails: readonly Mail[]
  /** Waits for a mail to this address that came after the first `after` ones and whose text has this in it. */
  mailTo(address: string, having: RegExp, after?: number): Promise<Mail>
  close(): Promise<void>
}

/** Opens a real SMTP server on a port of its own. */
export async function openPostOffice(): Promise<PostOffice> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        PostalMime.parse(Buffer.concat(chunks)).then(
          ({ subject = '', text = '', headers }) => {
            const header = headers.find(({ key }) => key === 'list-unsubscribe')?.value
            mails.push({ to, subject, text: text.replaceAll('\r\n', '\n'), stop: /<([^>]+)>/.exec(header ?? '')?.[1] ?? null })
            done()
          },
          (failure: unknown) => done(failure instanceof Error ? failure : new Error(String(failure))),
        )
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async mailTo(address, having, after = 0) {
      let found: Mail | undefined
      await expect(() => {
        found = mails.slice(after).findLast(({ to, text }) => to.includes(address) && having.test(text))
        expect(found, `a mail with ${String(having)}`).toBeDefined()
      }).toPass({ timeout: 30_000 })
      return found as Mail
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The code in the first line of a mail. */
export const codeIn = ({ text }: Mail): string => text.split('\n')[0]?.trim() ?? ''
