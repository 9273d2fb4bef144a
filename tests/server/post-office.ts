import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** What a mail server answers to a command: a reply and its text, or null for "welcome". */
type Reply = [code: number, text: string] | null

export interface Received {
  to: string[]
  from: string | false
  raw: string
}

/** A mail server that keeps what it is given. */
export interface PostOffice {
  /** As `SMTP_URL` names it. */
  readonly url: string
  readonly received: Received[]
  /** Resolves when the next mail has come. */
  next(): Promise<void>
}

/**
 * Opens a mail server that is closed when the test ends. `refuses` answers for a recipient, `refusesText` for a whole
 * message, each null where there is nothing to say against it.
 */
export async function openPostOffice({
  refuses = () => null,
  refusesText = () => null,
}: { refuses?: (address: string) => Reply; refusesText?: () => Reply } = {}): Promise<PostOffice> {
  const received: Received[] = []
  let arrived = () => {}
  const failing = (reply: Reply) => (reply === null ? null : Object.assign(new Error(reply[1]), { responseCode: reply[0] }))
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(failing(refuses(address))),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refusal = failing(refusesText())
        if (refusal !== null) {
          done(refusal)
          return
        }
        const { rcptTo, mailFrom } = session.envelope
        const raw = Buffer.concat(chunks).toString().replaceAll('\r\n', '\n')
        received.push({ to: rcptTo.map(({ address }) => address), from: mailFrom && mailFrom.address, raw })
        done()
        arrived()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, received, next: () => new Promise<void>((resolve) => (arrived = resolve)) }
}
