import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'

/** The mails written so far, by file name. */
export const mailsIn = (dataDir: string): string[] => {
  const outbox = join(dataDir, 'outbox')
  return existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.eml')) : []
}

/**
 * How many mails somebody was written so far: the server may write to others meanwhile. Without those that go to many, as
 * the invitation to the sample survey does within the first minute.
 */
export const mailsTo = (email: string, dataDir: string): number =>
  mailsIn(dataDir)
    .map((name) => readMail(join(dataDir, 'outbox', name)).headers)
    .filter((headers) => headers.includes(email) && !headers.includes('List-Unsubscribe')).length

/** Waits for a mail to `email` that is not among `before` and returns the code in its first line. */
export async function codeMailedTo(email: string, dataDir: string, before: readonly string[]): Promise<string> {
  let code: string | undefined
  await expect(() => {
    code = mailsIn(dataDir)
      .filter((name) => !before.includes(name))
      .map((name) => readMail(join(dataDir, 'outbox', name)))
      .filter((mail) => mail.headers.includes(email))
      // The server may have something else to tell the same person meanwhile.
      .map((mail) => mail.text.split('\n')[0]?.trim() ?? '')
      .find((line) => /^\d{6}$/.test(line))
    expect(code).toBeDefined()
  }).toPass({ timeout: 15_000 })
  return code ?? ''
}

/** Waits for a mail to `email` whose text has these words, and returns its text. */
export async function letterTo(email: string, dataDir: string, words: string): Promise<string> {
  let text: string | undefined
  await expect(() => {
    text = mailsIn(dataDir)
      .map((name) => readMail(join(dataDir, 'outbox', name)))
      .find((mail) => mail.headers.includes(`To: ${email}\n`) && mail.text.includes(words))?.text
    expect(text).toBeDefined()
  }).toPass({ timeout: 15_000 })
  return text ?? ''
}

function readMail(path: string): { headers: string; text: string } {
  const raw = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  const end = raw.indexOf('\n\n')
  const headers = raw.slice(0, end)
  const body = raw.slice(end + 2)
  if (/^content-transfer-encoding: base64/im.test(headers)) return { headers, text: Buffer.from(body, 'base64').toString() }
  if (!/^content-transfer-encoding: quoted-printable/im.test(headers)) return { headers, text: body }
  const bytes = body
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { headers, text: Buffer.from(bytes, 'latin1').toString() }
}
