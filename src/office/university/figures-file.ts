import type { UniversityFigures } from '../../api/university.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import { local, t } from '../../ui/text/text.ts'
import { cellName } from './words.ts'

/** How Japanese statistics mark a number that is kept secret. */
const secret = 'x'
const cell = (count: number | null): string => (count === null ? secret : String(count))

/** All that is shown of a university as CSV for spreadsheets, in the current language. What is not told is `x`. */
export function figuresFile({ university, countedOn, registered, campaigns }: UniversityFigures): string {
  const words = (name: 'part' | 'item' | 'people' | 'rate' | 'allRate' | 'size' | 'note') => t(`office-coordinator:csv.${name}`)
  const people = registered.tables.flatMap(({ id, cells }) =>
    cells.map(({ code, count }) => [t(`office-coordinator:table.${id}`), cellName(id, code, registered.year), cell(count), '', '']),
  )
  const responses = campaigns.flatMap(({ title, asked, answered, rate, allRate, days }) => [
    [local(title), t('office-coordinator:asked'), cell(asked), '', ''],
    [local(title), t('office-coordinator:answered'), cell(answered), cell(rate), cell(allRate)],
    ...days.map((each) => [local(title), each.day, cell(each.answered), cell(each.rate), cell(each.allRate)]),
  ])
  return writeCsv([
    [local(university.name), countedOn],
    [words('part'), words('item'), words('people'), words('rate'), words('allRate')],
    [t('office-coordinator:registered'), words('size'), cell(registered.size), '', ''],
    ...people,
    ...responses,
    [''],
    [words('note')],
    [t('office-coordinator:rule')],
  ])
}
