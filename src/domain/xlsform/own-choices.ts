import type { CodeRow } from '../codes/code-table.ts'
import { countries, countryName } from '../codes/countries.ts'
import { jobTypes } from '../codes/job-types.ts'
import { prefectures } from '../codes/prefectures.ts'
import { largeFields, smallFields } from '../codes/research-fields.ts'
import { isOwnList, type OwnList } from './columns.ts'
import type { Say } from './form.ts'
import type { Line } from './table.ts'

/** The codes of each list of the registry, in the order in which they are offered. */
export const ownChoices: Record<OwnList, () => readonly CodeRow[]> = {
  country: () => countries('ja').map(({ code, name }) => ({ code, ja: name, en: countryName(code, 'en') })),
  prefecture: () => prefectures,
  job_type: () => jobTypes,
  research_field_large: () => largeFields,
  research_field_small: () => smallFields,
}

/**
 * Says what can't be taken of lists of the registry that stand in the choices sheet: they are there for other programs,
 * and what is asked here has always all the codes, and the registry's words. `lines` are those of such lists alone.
 */
export function judgeOwnChoices(lines: readonly Line[], say: Say): void {
  for (const [list, rows] of Map.groupBy(lines, (line) => line.plain('list_name'))) {
    if (!isOwnList(list)) continue
    const known = new Map(ownChoices[list]().map((row) => [row.code, row]))
    const seen = new Set<string>()
    for (const line of rows) {
      const code = line.plain('name')
      const own = known.get(code)
      if (!own) say(line.place('name'), 'list-own', list)
      else if (seen.has(code)) say(line.place('name'), 'choice-twice', code)
      else if (line.words('label::ja').trim() !== own.ja || line.words('label::en').trim() !== own.en) say(line.place('name'), 'list-own-words', list)
      for (const column of line.filled.filter((each) => each.startsWith('jgrad::'))) say(line.place(column), 'column-refused', column)
      seen.add(code)
    }
    if ([...known.keys()].some((code) => !seen.has(code))) say(rows[0]?.place('list_name') ?? { sheet: 'choices' }, 'list-own-part', list)
  }
}
