import type { Language } from '../../domain/language.ts'
import { type Crossing, type Part, partsOf } from '../../domain/statistics/crossing.ts'
import type { DimensionId } from '../../domain/statistics/dimensions.ts'
import { all, leastAnswered, type PublishedRow } from '../../domain/statistics/published.ts'
import { findTable } from '../../domain/statistics/tables.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import { filled, words } from '../responses/code-words.ts'
import { type CodeNames, statisticsWords } from './code-names.ts'
import type { Extracted } from './extract.ts'

/** How Japanese statistics mark a number that is kept secret. */
const secret = 'x'

/** A table as it goes out: what its columns are called, its rows, and what has to be read with it. */
export interface ExtractSheet {
  title: string
  sheets: { table: string; notes: string }
  head: string[]
  rows: (string | number)[][]
  notes: string[]
}

/** What the registry knows of everybody, and nobody was asked. */
const unasked: readonly DimensionId[] = ['response', 'course']

/** Lays a table out in one language. `address` is that of this installation. */
export function layOutExtract(
  { table, edition }: Extracted, crossing: Crossing, { names, language, address }: { names: CodeNames; language: Language; address: string },
): ExtractSheet {
  const [texts, own] = [statisticsWords[language], words[language].extract]
  const { family } = findTable(crossing.table)
  const shown = family.by.flatMap((id, at) => (crossing.rows[at] === 'open' ? [] : [{ id, at, parts: partsIn(crossing.rows[at] ?? 'open') }]))
  const answers = partsIn(crossing.answers)
  const dimensions: Readonly<Record<string, string>> = texts.dimension
  const nameOf = (id: DimensionId, code: string, parts: ReadonlyMap<string, Part>): string => parts.get(code)?.name ?? names(id, code)[language]
  const codesOf = (code: string, parts: ReadonlyMap<string, Part>): string => parts.get(code)?.of.join('+') ?? code
  const about = texts.table[crossing.table]
  const people = (count: number | null): string => (count === null ? filled(own.fewer, { least: String(edition.leastShown) }) : filled(own.about, { people: String(count) }))
  const title = about.title
  const cite = filled(texts.charts.cite, { edition: String(edition.edition), date: edition.referenceDate, title, address: address + edition.href })
  return {
    title: filled(own.title, { edition: String(edition.edition), table: title }),
    sheets: own.sheets,
    head: [
      ...shown.flatMap(({ id }) => [filled(texts.charts.codeOf, { name: dimensions[id] ?? id }), dimensions[id] ?? id]),
      texts.charts.sizeColumn,
      unasked.includes(table.outcome) ? texts.charts.countedColumn : texts.charts.answeredColumn,
      ...table.codes.map((code) => nameOf(table.outcome, code, answers)),
    ],
    rows: inOrderOf(table.rows, shown).map(({ of, size, answered, cells }) => [
      ...shown.flatMap(({ id, at, parts }) => [codesOf(of[at] ?? all, parts), nameOf(id, of[at] ?? all, parts)]),
      ...[size, answered, ...cells].map((count) => count ?? secret),
    ]),
    notes: [
      ...(edition.sample ? [texts.note.sample] : []),
      filled(own.source, { edition: String(edition.edition), date: edition.referenceDate, published: dayAt(edition.publishedAt) }),
      filled(own.definition, { text: about.definition }),
      filled(own.limits, { text: about.limits }),
      texts.note.coverage,
      filled(own.people, { size: people(edition.people.size), answered: people(edition.people.answered) }),
      ...[...shown, { id: table.outcome, parts: answers }].flatMap(({ id, parts }) =>
        [...parts.values()].flatMap(({ name, of }) => (name === undefined ? [] : [filled(own.group, { name, codes: of.map((code) => names(id, code)[language]).join(language === 'ja' ? '、' : ', ') })])),
      ),
      filled(own.rounding, { groups: family.by.map((id) => dimensions[id] ?? id).join(' × ') }),
      filled(own.hidden, { least: String(edition.leastShown), answered: String(leastAnswered) }),
      own.crossing,
      edition.sample ? filled(texts.charts.citeSample, { cite }) : cite,
    ],
  }
}

/** The groups of a split by the code they stand under. */
const partsIn = (split: Crossing['rows'][number]): ReadonlyMap<string, Part> => new Map(partsOf(split, []).map((part) => [part.code, part]))

/** Everybody first, then the office's own groups in their order, then codes. */
const inOrderOf = (rows: readonly PublishedRow[], shown: readonly { at: number; parts: ReadonlyMap<string, Part> }[]): PublishedRow[] =>
  rows.toSorted((a, b) => {
    for (const { at, parts } of shown) {
      const [one, other] = [a.of[at] ?? all, b.of[at] ?? all]
      if (one === other) continue
      const order = [all, ...parts.keys()]
      const [first, second] = [order.indexOf(one), order.indexOf(other)]
      if (first !== second) return (first < 0 ? order.length : first) - (second < 0 ? order.length : second)
      return one < other ? -1 : 1
    }
    return 0
  })

/** The table as CSV for spreadsheets: below it, after an empty line, the notes, each in a line of its own. */
export const extractCsv = ({ title, head, rows, notes }: ExtractSheet): string =>
  writeCsv([head, ...rows.map((row) => row.map(String)), [''], [title], ...notes.map((note) => [note])])
