import type { Item, ItemOf } from '../../../../src/domain/questionnaire/definition.ts'

/** One item of each type, small but with everything a type can have. */
export const items = {
  single: {
    id: 'c5', type: 'single', required: true, declinable: true,
    label: { ja: '主な勤務先の種類', en: 'Kind of main employer' },
    options: [
      { code: 'univ', label: { ja: '大学', en: 'University' } },
      { code: 'company', label: { ja: '民間企業', en: 'Private company' } },
      { code: 'other', label: { ja: 'その他', en: 'Other' }, text: true },
    ],
  },
  multi: {
    id: 'b3', type: 'multi', required: true, maxChoices: 2,
    label: { ja: '受けた経済的支援', en: 'Support received' },
    options: [
      { code: 'ta', label: { ja: 'ティーチング・アシスタント', en: 'Teaching assistant' } },
      { code: 'ra', label: { ja: 'リサーチ・アシスタント', en: 'Research assistant' } },
      { code: 'other', label: { ja: 'その他', en: 'Other' }, text: true },
      { code: 'none', label: { ja: '受けていない', en: 'None' }, exclusive: true },
    ],
  },
  number: {
    id: 'b6', type: 'number', required: false, declinable: true, min: 0, max: 60,
    label: { ja: '週あたり平均時間', en: 'Average hours a week' },
    unit: { ja: '時間', en: 'hours' },
  },
  text: { id: 'd3', type: 'text', required: false, maxLength: 1000, label: { ja: 'ご意見', en: 'Your comments' } },
  longText: { id: 'd5', type: 'longText', required: true, maxLength: 20, label: { ja: '研究の内容', en: 'Your research' } },
  scale: {
    id: 'd6', type: 'scale', required: true, from: 0, to: 10, declinable: true,
    label: { ja: '研究環境の満足度', en: 'How satisfied are you with your surroundings?' },
    low: { ja: 'とても不満', en: 'Very unsatisfied' },
    high: { ja: 'とても満足', en: 'Very satisfied' },
  },
  researchField: { id: 'a8', type: 'researchField', level: 'small', required: true, label: { ja: '研究分野', en: 'Research field' } },
  yearMonth: {
    id: 'a3', type: 'yearMonth', required: true, min: '2014-04',
    label: { ja: '修了・退学の年月', en: 'When you completed or left' },
  },
  country: { id: 'a6', type: 'country', required: true, label: { ja: '現在お住まいの国・地域', en: 'Country or region' } },
  prefecture: { id: 'a7', type: 'prefecture', required: false, label: { ja: '都道府県', en: 'Prefecture' } },
  jobType: { id: 'c8', type: 'jobType', required: true, label: { ja: '職種', en: 'Job type' } },
  matrix: {
    id: 'b8', type: 'matrix', required: true,
    label: { ja: '予想と比べて', en: 'Compared with what you expected' },
    help: { ja: '進学前を思い出してください。', en: 'Think back to before you entered.' },
    rows: [
      { id: 'guidance', label: { ja: '研究指導の質', en: 'Quality of supervision' } },
      { id: 'money', label: { ja: '経済的支援', en: 'Financial support' } },
    ],
    options: [
      { code: '5', label: { ja: '良い', en: 'Better' } },
      { code: '3', label: { ja: '予想どおり', en: 'As expected' } },
      { code: '1', label: { ja: '悪い', en: 'Worse' } },
    ],
  },
} satisfies { [T in Item['type']]: ItemOf<T> }
