import { type Language, languages } from '../../domain/language.ts'
import en from '../../../locales/en/mail.json' with { type: 'json' }
import ja from '../../../locales/ja/mail.json' with { type: 'json' }
import type { Message } from './mail.ts'

const words = { ja, en }

/**
 * The mail that carries a sign-in code: the code alone in the first line, then both languages, the reader's own first.
 * The subject has no code, since subjects show on locked screens.
 */
export function codeMail(to: string, code: string, language: Language): Message {
  const inOrder = languages.toSorted((a, b) => Number(b === language) - Number(a === language))
  const texts = inOrder.map((each) => {
    const { what, validity, notYou, signature } = words[each].code
    return [what, validity, '', notYou, '', signature].join('\n')
  })
  return {
    to,
    subject: inOrder.map((each) => words[each].code.subject).join(' / '),
    text: `${[code, ...texts].join('\n\n')}\n`,
    said: `${to}: ${code}`,
  }
}
