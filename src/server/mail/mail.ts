import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { newId } from '../random.ts'

/** One message in plain text. `said`: a line for the console of a laptop, where no mail arrives. */
export interface Message {
  to: string
  subject: string
  text: string
  said?: string
}

export interface Mail {
  /** Whether messages stay on this machine, so that handing them over takes no time that could tell anything. */
  readonly isLocal: boolean
  /** Hands a message over. Throws when that fails. */
  send(message: Message): Promise<void>
}

/**
 * How this installation mails. With no `ORIGIN` every message is written to `DATA_DIR/outbox/*.eml` and said on the
 * console; with `SMTP_URL` it is sent.
 */
export function openMail(config: Config, say: (line: string) => void): Mail {
  const outbox = config.origin === null ? openOutbox(join(config.dataDir, 'outbox')) : null
  const transport = config.smtpUrl === null ? null : createTransport(config.smtpUrl)
  return {
    isLocal: transport === null,
    async send({ said, ...message }) {
      // Quoted-printable keeps digits and Latin text readable in the raw file; base64 would hide a code.
      const mail = { from: config.mailFrom, textEncoding: 'quoted-printable', ...message } as const
      if (outbox) {
        await outbox(mail)
        if (said !== undefined) say(said)
      }
      if (transport) await transport.sendMail(mail).catch(withoutAddress)
    },
  }
}

/** A mail server's refusal repeats whom it was for, and what is thrown here is logged: only the kind of failure is kept. */
function withoutAddress(failure: unknown): never {
  const { code, command, responseCode } = Object(failure) as Record<string, unknown>
  throw new Error(`the mail server did not take it: ${[code, command, responseCode].filter(Boolean).join(' ')}`)
}

function openOutbox(folder: string) {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return async (mail: { from: string; to: string; subject: string; text: string; textEncoding: 'quoted-printable' }) => {
    const { message } = await composer.sendMail(mail)
    await mkdir(folder, { recursive: true })
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${newId()}`
    // Renamed into place, so that whoever watches the folder never reads half a message.
    const draft = join(folder, `.${name}`)
    await writeFile(draft, message as Buffer)
    await rename(draft, join(folder, `${name}.eml`))
  }
}
