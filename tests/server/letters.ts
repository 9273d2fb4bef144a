import type { House } from './house.ts'

/** A mail as its reader sees it. */
export interface Letter {
  to: string
  subject: string
  text: string
}

/** Undoes quoted-printable; both kinds of encoded words in a subject too. */
const unquote = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

const decodeWords = (line: string): string =>
  line
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, words: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(words, 'base64').toString() : unquote(words.replaceAll('_', ' ')),
    )

function read(raw: string): Letter {
  const end = raw.indexOf('\n\n')
  const headers = raw.slice(0, end).replaceAll(/\n\s+/g, ' ')
  const header = (name: string) => decodeWords(new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? '')
  return { to: header('to'), subject: header('subject'), text: unquote(raw.slice(end + 2)) }
}

/** Every mail written so far to an address, in no order. */
export const lettersTo = async (house: House, email: string): Promise<Letter[]> => (await house.mails()).map(read).filter(({ to }) => to === email)

/** The one mail to an address whose text has these words; throws when there is none, or more than one. */
export async function letterTo(house: House, email: string, words: string): Promise<Letter> {
  const found = (await lettersTo(house, email)).filter(({ subject, text }) => `${subject}\n${text}`.includes(words))
  const [letter] = found
  if (!letter || found.length > 1) throw new Error(`${found.length} mails to ${email} say ${words}`)
  return letter
}
