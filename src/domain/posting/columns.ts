/** The texts of a posting by what their columns are called; the first is what a template says. */
const textColumns = {
  summary: ['求人の概要', '概要', '求人内容', 'summary'],
  duties: ['仕事内容・職務内容', '仕事内容', '職務内容', 'duties', 'job description'],
  work: ['業務内容', 'work'],
  department: ['配属部署', '所属部署', '部署', 'department'],
  place: ['勤務地', '勤務地住所', '勤務場所', 'place of work', 'location'],
  headcount: ['募集人員', '募集人数', '採用人数', 'headcount'],
  start: ['着任時期', '着任日', '採用日', '採用予定日', 'starting date', 'start'],
  term: ['任期', '雇用期間', 'term'],
  trial: ['試用期間', 'trial period', 'trial'],
  hours: ['勤務時間', '勤務形態', '勤務時間等', 'working hours', 'hours'],
  pay: ['給与', '待遇', '給与等', 'pay', 'salary'],
  insurance: ['社会保険', '社会保険等', '加入保険', 'insurance'],
  requirements: ['応募資格', '資格', 'requirements', 'qualifications'],
  degree: ['応募に必要な学歴・学位', '学歴・学位', '学歴', '学位', 'degree'],
  experience: ['業務における経験', '経験', 'experience'],
  apply: ['応募方法', '応募要領', 'how to apply', 'application method'],
  documents: ['応募書類', '提出書類', 'documents'],
  selection: ['選考内容', '選考方法', '選考', 'selection'],
  contact: ['連絡先', '問い合わせ先', 'お問い合わせ先', '担当者', 'contact'],
  remarks: ['備考', '特記事項', 'その他', 'remarks', 'notes'],
} as const

export type TextColumn = keyof typeof textColumns
type EnglishColumn = `${TextColumn}English`
/** The columns of texts; each can have one in English beside it. */
export const textNames = Object.keys(textColumns) as TextColumn[]
const inEnglish = (names: readonly string[]): string[] => names.flatMap((name) => [`${name}（英語）`, `${name}_英語`, `${name} (English)`, `英語${name}`])

const ownColumns = {
  id: ['求人ID', '求人番号', 'データ番号', 'id', 'posting id'],
  title: ['求人件名', 'タイトル', '件名', '求人タイトル', 'title'],
  titleEnglish: inEnglish(['求人件名', 'タイトル', '件名', 'title']),
  institution: ['機関名', '求人機関', '求人機関名', '所属機関', 'institution', 'organization'],
  institutionEnglish: inEnglish(['機関名', '求人機関', '求人機関名', 'institution']),
  institutionType: ['機関種別', '機関の種別', 'institution type'],
  updatedOn: ['更新日', '最終更新日', 'updated', 'updated on'],
  publishedOn: ['公開開始日', '公開日', '掲載日', '掲載開始日', 'published', 'published on'],
  closesOn: ['募集終了日', '応募締切', '応募締切日', '締切日', '募集締切', 'closes', 'closes on', 'deadline'],
  prefectures: ['都道府県', '勤務地（都道府県）', 'prefecture'],
  country: ['国', '国名', '勤務国', 'country'],
  fields: ['研究分野', '分野', 'research field', 'research fields'],
  jobTypes: ['職種', 'job type', 'job types'],
  employmentForms: ['雇用形態', '勤務区分', 'employment form'],
  yearlyPay: ['年収', '年収（範囲）', '年俸', 'yearly pay', 'annual salary'],
  considerations: ['応募上の配慮', '配慮', 'considerations'],
  entryWays: ['応募の手段', '応募手段', '電子応募', 'way to apply'],
  page: ['URL', '求人URL', '詳細URL', 'リンク', 'page'],
  applyAt: ['応募URL', '応募先URL', '応募サイト', 'apply at', 'application url'],
} as const

export type ColumnName = keyof typeof ownColumns | TextColumn | EnglishColumn

/** The columns of a table of postings, each by the names it goes by: JREC-IN's labels first. */
export const postingColumns: Readonly<Record<ColumnName, readonly string[]>> = {
  ...ownColumns,
  ...textColumns,
  ...(Object.fromEntries(textNames.map((name) => [`${name}English`, inEnglish(textColumns[name])])) as unknown as Record<EnglishColumn, readonly string[]>),
}
/** Without these a table is none of postings. */
export const requiredPostingColumns = ['id', 'title', 'institution'] as const satisfies readonly ColumnName[]
