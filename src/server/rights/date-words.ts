import type { Language } from '../../domain/language.ts'

const locales: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }

/** The day of an instant in Japan, in both languages, for mails. */
export function dateWords(instant: string): Record<Language, string> {
  const words = (language: Language) =>
    new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'Asia/Tokyo' }).format(new Date(instant))
  return { ja: words('ja'), en: words('en') }
}
