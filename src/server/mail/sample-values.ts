import type { Bilingual, Language } from '../../domain/language.ts'
import { alertLetter } from '../alerts/letter.ts'
import { deadlineLetter } from '../deadlines/letter.ts'
import { type MailValues, renderMail, type Template, templates } from './templates.ts'
import { receiptWords } from '../campaigns/receipt-mail.ts'
import { codeMail } from './code-mail.ts'

/** Made-up values by name, to show what a mail looks like. */
const general: MailValues = {
  name: '見本 花子',
  address: 'https://jgrad.example.jp',
  link: 'https://jgrad.example.jp/me/address',
  site: 'https://jgrad.example.jp',
  code: '1234 5678 9012',
  number: '7K3M-9QXA-2BTD-40WZ',
  jgradId: 'JD123456780',
  university: { ja: '見本大学', en: 'Mihon University' },
  field: { ja: '学籍番号', en: 'Student number' },
  words: '入学年度が学生証と違うようです。確かめてください。\nThe entry year does not seem to match your student card.',
  reason: '本人からの申し出 / Asked for by the person',
  date: { ja: '2026年12月22日', en: '22 December 2026' },
  time: { ja: '2026年11月22日 14:05', en: '22 November 2026, 14:05' },
  device: { ja: 'Chrome（Android）', en: 'Chrome on Android' },
}

const six = { code: '123456' }
/** A mail that asks somebody to answer. */
const survey = {
  title: { ja: '2026年 博士人材調査', en: 'Survey of doctoral graduates 2026' },
  items: '46',
  minutes: '9',
  until: { ja: '2026年12月18日金曜日', en: 'Friday, 18 December 2026' },
  link: 'https://jgrad.example.jp/answer#0a1B2c3D4e5F6g7H8i9J.0a1B2c3D4e5F6g7H8i9J',
  stop: 'https://jgrad.example.jp/stop#9J8i7H6g5F4e3D2c1B0a.9J8i7H6g5F4e3D2c1B0a',
}
/** A mail that tells of one new posting for one search. */
const alertIn = (language: Language): MailValues => alertLetter(
  { account: 'account', person: { name: '見本 花子', email: 'hanako.mihon@example.com', language, bouncedAt: null } },
  [
    {
      search: { id: 'search', name: '材料科学の助教', alert: { every: 'daily', by: 'mail' } },
      found: [
        {
          id: 'D126110001', title: { ja: '助教の公募（材料科学）', en: 'Assistant professor, materials science' }, institution: { ja: '見本大学', en: 'Mihon University' },
          fields: [], jobTypes: [], institutionType: null, prefectures: [], country: null, employmentForms: [], terms: [], pay: { from: null, to: null },
          considerations: [], entryWays: [], publishedOn: '2026-11-22', updatedOn: null, closesOn: '2026-12-22', since: 1, sample: false,
        },
      ],
    },
  ],
  { address: 'https://jgrad.example.jp', pepper: '' },
).values
const searchesIn = (language: Language): string => {
  const { searches } = alertIn(language)
  return typeof searches === 'string' ? searches : ''
}
const alert: MailValues = { ...alertIn('ja'), searches: { ja: searchesIn('ja'), en: searchesIn('en') } }
const deadline = deadlineLetter(
  { account: 'account', email: 'hanako.mihon@example.com', name: '見本 花子', language: 'ja' },
  [{ deadline: '2026-12-22', heading: undefined }],
  '2026-12-15',
  { address: 'https://jgrad.example.jp', pepper: '' },
).values
const mail = { address: 'hanako.mihon@example.com' }
/** Where a value of the same name is another thing, and the only mails that begin with a code. */
const particular: Readonly<Record<string, MailValues>> = {
  applicationCode: six,
  applicationExisting: six,
  addressCode: six,
  addressChanged: { ...mail, link: 'https://jgrad.example.jp/address/undo#0a1B2c3D4e5F6g7H8i9J' },
  addressUndone: mail,
  addressEndsSoon: mail,
  addressEndsMonth: mail,
  addressEnded: mail,
  surveyInvitation: survey,
  surveyReminder: survey,
  surveyLastReminder: survey,
  postingAlert: alert,
  postingDeadline: deadline,
  surveyReceipt: { title: survey.title, number: 'K7PM-2QXR', state: receiptWords('received') },
}
const withLongCode: readonly string[] = ['welcome', 'invitation', 'registeredAnew']

/** What a template is filled with to be looked at. */
export function sampleValues(template: Template): MailValues {
  const { code, ...others } = general
  const lead = withLongCode.includes(template) && code !== undefined ? { code } : {}
  return { ...others, ...lead, ...particular[template] }
}

/** Every mail there is with made-up values, as a reader of each language gets it; the sign-in code's first. */
export function previewMails(): { name: string; subject: Bilingual; text: Bilingual }[] {
  const both = (of: (language: 'ja' | 'en') => { subject: string; text: string }) => {
    const [japanese, english] = [of('ja'), of('en')]
    return { subject: { ja: japanese.subject, en: english.subject }, text: { ja: japanese.text, en: english.text } }
  }
  return [
    { name: 'code', ...both((language) => codeMail('', '123456', language)) },
    ...templates.map((name) => ({ name, ...both((language) => renderMail(name, language, sampleValues(name))) })),
  ]
}
