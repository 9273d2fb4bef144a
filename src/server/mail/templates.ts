import { type Language, languages } from '../../domain/language.ts'
import en from '../../../locales/en/mail.json' with { type: 'json' }
import ja from '../../../locales/ja/mail.json' with { type: 'json' }

const words = { ja, en }

/** Every mail there is, by the name of its texts. The texts are a subject and a text, with `{{names}}` to fill in. */
export type Template = Exclude<keyof typeof ja, 'frame' | 'code'>
export const templates = Object.keys(ja).filter((name) => name !== 'frame' && name !== 'code') as Template[]

/** What goes into a mail. A value may differ by language, as names of universities do. */
export type MailValues = Readonly<Record<string, string | Readonly<Record<Language, string>>>>

const fill = (text: string, language: Language, values: MailValues): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'string' ? value : value[language]
  })

/** A mail in plain text: both languages, the reader's own first. `lead` stands alone in the first line, as codes do. */
export function renderMail(template: Template, language: Language, values: MailValues): { subject: string; text: string } {
  const inOrder = languages.toSorted((a, b) => Number(b === language) - Number(a === language))
  const texts = inOrder.map((each) => {
    const { text } = words[each][template]
    return [text, words[each].frame.signature].map((part) => fill(part, each, values)).join('\n\n')
  })
  const lead = values['code']
  return {
    subject: inOrder.map((each) => fill(words[each][template].subject, each, values)).join(' / '),
    text: `${[...(typeof lead === 'string' ? [lead] : []), texts.join('\n\n――――――――――\n\n')].join('\n\n')}\n`,
  }
}
