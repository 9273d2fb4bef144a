import { kindOfDevice, wordsOfKind } from '../../domain/account/device-kind.ts'
import type { Language } from '../../domain/language.ts'
import en from '../../../locales/en/mail.json' with { type: 'json' }
import ja from '../../../locales/ja/mail.json' with { type: 'json' }

/** A device in a mail: its kind, or that it is not known. */
export function deviceWords(userAgent: string): Record<Language, string> {
  const words = wordsOfKind(kindOfDevice(userAgent))
  return { ja: words ?? ja.frame.unknownDevice, en: words ?? en.frame.unknownDevice }
}

/** A moment in a mail, by the clocks of Japan: nobody knows where a mail is read. */
export function timeWords(now: number): Record<Language, string> {
  const format = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'Asia/Tokyo' }).format(now)
  return { ja: format('ja-JP'), en: format('en-GB') }
}
