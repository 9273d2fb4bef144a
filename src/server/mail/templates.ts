import { type Bilingual, type Language, languages } from '../../domain/language.ts'
import en from '../../../locales/en/mail.json' with { type: 'json' }
import ja from '../../../locales/ja/mail.json' with { type: 'json' }

const words = { ja, en }

/**
 * Every mail there is, by the name of its texts. The texts are a subject and a text, with `{{names}}` to fill in. What is
 * personal never goes into the subject, which shows on locked screens; a link stands alone on its line, one at most but
 * for the one that stops such mails, which comes last, and but for the postings that a mail tells of.
 */
export type Template = Exclude<keyof typeof ja, 'frame' | 'code'>
export const templates = Object.keys(ja).filter((name) => name !== 'frame' && name !== 'code') as Template[]

/** What goes into a mail. A value may differ by language, as names of universities do. */
export type MailValues = Readonly<Record<string, string | Readonly<Record<Language, string>>>>

/** Control characters but the line break. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/**
 * A name as a mail may carry it: in one line, and with nothing in it that a mail program would make a link of. A name is
 * what a stranger may have typed into a form with somebody else's address.
 */
const asName = (typed: string): string =>
  typed.replace(/[/:@\\]|\.(?=\S)/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 100)

const fill = (text: string, language: Language, values: MailValues): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    const plain = (typeof value === 'string' ? value : value[language]).replace(/\r\n?/g, '\n').replace(controls, '')
    return name === 'name' ? asName(plain) : plain
  })

/** What a mail is called: its subject in each language; undefined for one that an older version sent. */
export const titleOf = (template: string): Bilingual | undefined =>
  isTemplate(template) ? { ja: ja[template].subject, en: en[template].subject } : undefined

/** Whether a name from the database is a template that there still is. */
export const isTemplate = (name: string): name is Template => (templates as readonly string[]).includes(name)

/** Mails that may be long, and go out in their reader's own language alone. */
const inOneLanguage: readonly string[] = ['postingAlert'] satisfies Template[]

/** The languages, the reader's own first. */
const inOrderFor = (language: Language): Language[] => languages.toSorted((a, b) => Number(b === language) - Number(a === language))

/** A mail in plain text: both languages, the reader's own first, or that alone. A value named `code` stands alone in the first line. */
export function renderMail(template: Template, language: Language, values: MailValues): { subject: string; text: string } {
  const inOrder = inOneLanguage.includes(template) ? [language] : inOrderFor(language)
  const texts = inOrder.map((each) => {
    const { text } = words[each][template]
    return [text, words[each].frame.signature].map((part) => fill(part, each, values)).join('\n\n')
  })
  const lead = values['code']
  return {
    subject: inOrder.map((each) => fill(words[each][template].subject, each, values).replace(/\s+/g, ' ')).join(' / '),
    text: `${[...(typeof lead === 'string' ? [lead] : []), texts.join('\n\n――――――――――\n\n')].join('\n\n')}\n`,
  }
}

/**
 * Whether a mail with these values opens something for whoever reads it: it has a code, or what may be a token or a
 * receipt number. Rather once too often: such a text is not kept.
 */
export const opensSomething = (values: MailValues): boolean =>
  'code' in values ||
  Object.values(values)
    .flatMap((value) => (typeof value === 'string' ? [value] : Object.values(value)))
    .some((value) => /[A-Za-z0-9_-]{16}/.test(value))
