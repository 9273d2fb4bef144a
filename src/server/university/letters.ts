import type { Bilingual } from '../../domain/language.ts'
import en from '../../../locales/en/letters.json' with { type: 'json' }
import ja from '../../../locales/ja/letters.json' with { type: 'json' }
import { untilWords } from '../campaigns/survey-mail.ts'

/** Texts that coordinators send to their own people by their own means: nothing in them is about anybody. */
const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)

/** Asks whoever has not answered yet to do so; `closesAt` an instant, `app` where registrants open the app. */
export function surveyLetter({ title, closesAt, app }: { title: Bilingual; closesAt: string; app: string }): Bilingual {
  const until = untilWords(closesAt)
  return { ja: fill(ja.survey, { title: title.ja, until: until.ja, app }), en: fill(en.survey, { title: title.en, until: until.en, app }) }
}

/** Asks people to change an address that ends with the course. */
export const addressLetter = (app: string): Bilingual => ({ ja: fill(ja.address, { app }), en: fill(en.address, { app }) })
