import { type Bilingual, languages } from '../../../domain/language.ts'
import { dimension, type DimensionId, unknown } from '../../../domain/statistics/dimensions.ts'
import { answerIds, any, blank, finestOf, identifyingIds, type IdentifyingId, namedBy, ofWork, valuesOf } from '../../../domain/statistics/research/variables.ts'
import type { FrozenRow } from '../../../domain/statistics/research/freeze.ts'
import { writeCsv } from '../../../domain/text/csv.ts'
import type { Code, Entry } from '../../responses/code-book.ts'
import { bothOf } from '../../responses/code-words.ts'
import { type CodeNames, statisticsWords } from '../code-names.ts'

/** What the column with the rows' keys is called. */
export const keyName = 'person_key'
/** The columns of the file, in their order. */
export const columnNames = [keyName, ...identifyingIds, ...answerIds] as const

/** A column of the research file and what it means. */
export interface ResearchVariable {
  name: (typeof columnNames)[number]
  role: 'key' | 'identifying' | 'answer'
  label: Bilingual
  codes: readonly Code[]
  /** Where the value comes from, and what was done to it. */
  source: Bilingual
  treatment: Bilingual
  /** In how many rows nothing stands; of these, in how many it does in nobody's of the same combination. */
  empty: number
  emptyTogether: number
}

/** What each column means, in the order of the columns. */
export function researchCodeBook(rows: readonly FrozenRow[], names: CodeNames): ResearchVariable[] {
  const nothing: Bilingual = { ja: '', en: '' }
  const classes = [...Map.groupBy(rows, ({ crowd }) => crowd).values()]
  return [
    { name: keyName, role: 'key', label: bothOf(({ research }) => research.key.label), codes: [], source: nothing, treatment: bothOf(({ research }) => research.key.treatment), empty: 0, emptyTogether: 0 },
    ...identifyingIds.map((id): ResearchVariable => ({
      name: id,
      role: 'identifying',
      label: bothOf(({ research }) => research.variable[id].label),
      codes: valuesOf(id).map((code) => ({ code, label: nameOfValue(id, code, names) })),
      source: bothOf(({ research }) => research.variable[id].source),
      treatment: bothOf(({ research }) => research.variable[id].treatment),
      empty: 0,
      emptyTogether: 0,
    })),
    ...answerIds.map((id): ResearchVariable => ({
      name: id,
      role: 'answer',
      label: id === 'activity' ? bothOf(({ research }) => research.answer.activity) : of((texts) => texts.table[id].title),
      codes: codesOf(id).map((code) => ({ code, label: names(id, code) })),
      source: of((texts) => `${texts.table[id].definition}\n${texts.table[id].limits}`),
      treatment: bothOf(({ research }) => [research.answer.treatment, ...(ofWork.includes(id) ? [research.answer.ofWork] : []), research.empty].join('\n')),
      empty: rows.filter(({ answers }) => answers[id] === blank).length,
      emptyTogether: classes.filter((same) => same.every(({ answers }) => answers[id] === blank)).reduce((sum, same) => sum + same.length, 0),
    })),
  ]
}

const of = (pick: (texts: (typeof statisticsWords)['ja']) => string): Bilingual =>
  Object.fromEntries(languages.map((language) => [language, pick(statisticsWords[language])])) as Bilingual

/** Of whom it is told whether they look for work, the others do work. */
const codesOf = (id: DimensionId): readonly string[] => dimension(id).codes.filter((code) => code !== 'working')

function nameOfValue(id: IdentifyingId, value: string, names: CodeNames): Bilingual {
  if (value === any) return bothOf(({ research }) => research.any)
  if (value === unknown) return bothOf(({ research }) => research.unknown)
  const from = finestOf[id].includes(value) ? namedBy[id].find((each) => dimension(each).codes.includes(value)) : undefined
  if (from !== undefined && !(value === 'abroad')) return names(from, value)
  return bothOf(({ research }) => (research.coarse as Readonly<Record<string, string>>)[value] ?? value)
}

const columns = ['variable', 'role', 'label_ja', 'label_en', 'codes_ja', 'codes_en', 'source_ja', 'source_en', 'treatment_ja', 'treatment_en', 'empty_rows', 'empty_rows_of_whole_combinations']

/** The code book as a table: a line for each column of the file. */
export function researchCodeBookCsv(variables: readonly ResearchVariable[]): string {
  const codes = (all: readonly Code[], language: keyof Bilingual): string => all.map(({ code, label }) => `${code} = ${label[language]}`).join('\n')
  return writeCsv([
    columns,
    ...variables.map(({ name, role, label, codes: all, source, treatment, empty, emptyTogether }) => [
      name, role, label.ja, label.en, codes(all, 'ja'), codes(all, 'en'), source.ja, source.en, treatment.ja, treatment.en, String(empty), String(emptyTogether),
    ]),
  ])
}

/** The same as lines of the code book that DDI is made of. */
export const entriesOf = (variables: readonly ResearchVariable[]): Entry[] =>
  variables.map(({ name, role, label, codes, source, treatment }) => ({
    name, kind: role === 'key' ? 'text' : 'code', label, part: null, unit: treatment, codes, missing: [], asked: role === 'key' ? label : source, versions: [],
  }))
