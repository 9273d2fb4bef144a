import type office from '../../locales/ja/office.json'
import type mails from '../../locales/ja/office-mails.json'
import type applications from '../../locales/ja/office-applications.json'
import type audit from '../../locales/ja/office-audit.json'
import type people from '../../locales/ja/office-people.json'
import type signIn from '../../locales/ja/office-sign-in.json'

/** The areas of text that the office brings along. */
declare module '../ui/text/areas.ts' {
  interface Areas {
    office: typeof office
    'office-mails': typeof mails
    'office-applications': typeof applications
    'office-audit': typeof audit
    'office-people': typeof people
    'office-sign-in': typeof signIn
  }
}
