import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { newId } from '../random.ts'
import { NotMailed, refusalOf } from './refusal.ts'
import { messageIdOf, returnAddressOf } from './trace.ts'

/** How long handing over one message may take at most, in milliseconds. */
export const longestSend = 2 * 60_000

/**
 * One message in plain text. `id`: the mail's in the database, by which it is recognised when it comes back. `said`: a
 * line for the console of a laptop, where no mail arrives. `stop`: where one press in the reader's mail program stops mails
 * of this kind (RFC 8058).
 */
export interface Message {
  id?: string
  to: string
  subject: string
  text: string
  said?: string
  stop?: string | undefined
}

export interface Mail {
  /** Whether messages stay on this machine, so that handing them over takes no time that could tell anything. */
  readonly isLocal: boolean
  /** Hands a message over. Throws `NotMailed` when a mail server does not take it. */
  send(message: Message): Promise<void>
}

/**
 * How this installation mails. With no `ORIGIN` every message is written to `DATA_DIR/outbox/*.eml` and said on the
 * console; with `SMTP_URL` it is sent.
 */
export function openMail(config: Config, say: (line: string) => void): Mail {
  const outbox = config.origin === null ? openOutbox(join(config.dataDir, 'outbox')) : null
  const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }
  const transport = config.smtpUrl === null ? null : createTransport({ ...patience, url: config.smtpUrl })
  return {
    isLocal: transport === null,
    async send({ id, to, subject, text, said, stop }) {
      // As an object, not as text to be read: a comma in what somebody typed must not make two recipients of it.
      const recipient = { name: '', address: to }
      const mail: Composed = {
        from: config.mailFrom,
        to: recipient,
        envelope: { from: returnAddressOf(config, id), to: [recipient] },
        subject,
        text,
        // Quoted-printable keeps digits and Latin text readable in the raw file; base64 would hide a code.
        textEncoding: 'quoted-printable',
        // So that nobody's holiday notice answers (RFC 3834).
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(stop === undefined ? {} : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        ...(id === undefined ? {} : { messageId: messageIdOf(config, id) }),
      }
      if (outbox) {
        await outbox(mail)
        if (said !== undefined) say(said)
      }
      if (transport) {
        const sending = transport.sendMail({ ...mail, signal: AbortSignal.timeout(longestSend) })
        await sending.catch((failure: unknown) => {
          throw new NotMailed(refusalOf(failure))
        })
      }
    },
  }
}

type Composed = Parameters<ReturnType<typeof createTransport>['sendMail']>[0]

function openOutbox(folder: string) {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return async (mail: Composed) => {
    const { message } = await composer.sendMail(mail)
    await mkdir(folder, { recursive: true })
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${newId()}`
    // Renamed into place, so that whoever watches the folder never reads half a message.
    const draft = join(folder, `.${name}`)
    await writeFile(draft, message as Buffer)
    await rename(draft, join(folder, `${name}.eml`))
  }
}
