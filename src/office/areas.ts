import type office from '../../locales/ja/office.json'
import type mails from '../../locales/ja/office-mails.json'

/** The areas of text that the office brings along. */
declare module '../ui/text/areas.ts' {
  interface Areas {
    office: typeof office
    'office-mails': typeof mails
  }
}
