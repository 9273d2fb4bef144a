import type { Heading } from '../../domain/posting/posting.ts'
import type { Bilingual } from '../../domain/posting/posting.ts'
import type { Language } from '../../domain/language.ts'
import en from '../../../locales/en/mail.json' with { type: 'json' }
import ja from '../../../locales/ja/mail.json' with { type: 'json' }
import { tokenFor } from '../campaigns/invitation-token.ts'
import type { Letter } from '../mail/queue.ts'
import type { AskedSearch, Asker } from './asked.ts'
import { keepPath, stopPath } from './one-click.ts'

const words = { ja: ja.frame.alert, en: en.frame.alert }
const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }

/** So many postings are named in a mail for each search; the others are counted. */
const mostNamed = 20
const longest = 200

/** What a search found that is new. */
export interface Hits {
  search: Pick<AskedSearch, 'id' | 'name' | 'alert'>
  found: readonly Heading[]
}

/** What names one search of one person in a token; neither id holds the sign between them. */
export const alertIdOf = (account: string, search: string): string => `${account}~${search}`

/** One line, not too long, of what somebody or some file wrote. */
function line(text: string): string {
  const one = text.replaceAll(/\s+/g, ' ').trim()
  return one.length > longest ? `${one.slice(0, longest - 1)}…` : one
}

const inLanguage = (text: Bilingual, language: Language): string => line(text[language] ?? text.ja ?? text.en ?? '')

const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)

interface Where {
  /** Where people reach this installation. */
  address: string
  pepper: string
}

/** The mail that tells somebody of what is new for their searches, in their own language alone: it may be long. */
export function alertLetter({ account, person }: Pick<Asker, 'account' | 'person'>, all: readonly Hits[], { address, pepper }: Where): Letter {
  const { name, email, language } = person
  const say = words[language]
  const deadline = (closesOn: string | null): string =>
    closesOn === null
      ? say.untilFilled
      : fill(say.until, { date: new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(closesOn)) })
  const posting = ({ id, title, institution, closesOn, sample }: Heading): string =>
    [
      `・${sample ? say.sample : ''}${inLanguage(title, language) || say.untitled}`,
      `  ${[inLanguage(institution, language), deadline(closesOn)].filter((part) => part !== '').join(say.between)}`,
      `  ${address}/postings/${id}`,
    ].join('\n')
  const searches = all.map(({ search, found }) => {
    const count = new Intl.NumberFormat(locales[language]).format(found.length)
    const more = found.length - mostNamed
    return [
      fill(say.search, { search: line(search.name) || say.unnamed, count }),
      say[search.alert.every],
      ...found.slice(0, mostNamed).map(posting),
      ...(more > 0 ? [`${fill(say.more, { count: new Intl.NumberFormat(locales[language]).format(more) })}\n${address}/postings`] : []),
      `${say.stop}\n${address}${stopPath}#${tokenFor('alert', alertIdOf(account, search.id), pepper)}`,
    ].join('\n\n')
  })
  return {
    template: 'postingAlert',
    to: email,
    language,
    account,
    values: { name, searches: searches.join('\n\n――――――――――\n\n'), stop: `${address}${stopPath}#${tokenFor('alerts', account, pepper)}` },
  }
}

/** The mail that asks, once a year, whether somebody still wants to be told. */
export const stillWantedLetter = ({ account, person: { name, email, language } }: Pick<Asker, 'account' | 'person'>, { address, pepper }: Where): Letter => ({
  template: 'postingAlertWanted',
  to: email,
  language,
  account,
  values: { name, link: `${address}${keepPath}#${tokenFor('alerts-kept', account, pepper)}` },
})
