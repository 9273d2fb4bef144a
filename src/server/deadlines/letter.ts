import type { Language } from '../../domain/language.ts'
import { daysLeft } from '../../domain/posting/days-left.ts'
import type { Heading } from '../../domain/posting/posting.ts'
import { saidIn } from '../../domain/posting/said-in.ts'
import en from '../../../locales/en/mail.json' with { type: 'json' }
import ja from '../../../locales/ja/mail.json' with { type: 'json' }
import type { Letter } from '../mail/queue.ts'
import type { AccountTable } from '../store/schema.ts'
import { deadlineToken } from './stop.ts'

const words = { ja: ja.frame.deadline, en: en.frame.deadline }
const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }
const longest = 200

/** One line, not too long, of what some file wrote, in which no mail program finds a link. */
function line(text: string): string {
  const one = text.replaceAll(/\s+/g, ' ').replaceAll('://', ': ').trim()
  return one.length > longest ? `${one.slice(0, longest - 1).toWellFormed()}…` : one
}

/** A kept posting that closes soon; `heading`: what its copy says. */
interface Closing {
  deadline: string
  heading: Heading | undefined
}

function postingLines({ deadline, heading }: Closing, language: Language, today: string): string {
  const say = words[language]
  const left = daysLeft(deadline, today)
  const date = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(deadline))
  const title = line(saidIn(heading?.title, language)?.text ?? '') || say.untitled
  const institution = line(saidIn(heading?.institution, language)?.text ?? '')
  const until = (left === 0 ? say.today : left === 1 ? say.tomorrow : say.left).replace('{{count}}', String(left)).replace('{{date}}', date)
  return [`・${heading?.sample === true ? say.sample : ''}${title}`, ...(institution === '' ? [] : [`  ${institution}`]), `  ${until}`].join('\n')
}

/** The mail that tells somebody which of their kept postings close soon, the soonest first. */
export function deadlineLetter(
  { account, email, name, language }: Pick<AccountTable, 'email' | 'name' | 'language'> & { account: string },
  closing: readonly Closing[],
  today: string,
  { address, pepper }: { address: string; pepper: string },
): Letter {
  const inOrder = closing.toSorted((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0))
  const list = (each: Language) => inOrder.map((posting) => postingLines(posting, each, today)).join('\n\n')
  return {
    template: 'postingDeadline',
    to: email,
    language,
    account,
    values: { name, postings: { ja: list('ja'), en: list('en') }, link: `${address}/postings/kept`, stop: `${address}/stop#${deadlineToken(account, pepper)}` },
  }
}
