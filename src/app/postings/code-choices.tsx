import { maxCodes } from '../../domain/search/bounds.ts'
import { areas } from '../../domain/codes/prefectures.ts'
import { Choices } from '../../ui/controls/Choices.tsx'
import { codeName, codeTables, type ListCriterion, placeName } from '../../ui/search/code-words.ts'
import { t } from '../../ui/text/text.ts'

export interface CodeChoicesProps {
  criterion: ListCriterion | 'areas'
  codes: readonly string[]
  support?: string | undefined
  /** What stands beside a code: how many postings it would find. */
  asideOf?: ((code: string) => string) | undefined
  onChange: (codes: string[]) => void
}

const noTexts = {}

/** The codes of one list as boxes to tick. A chosen one that is no longer in the list stands behind them and can be unticked. */
export function CodeChoices({ criterion, codes, support, asideOf, onChange }: CodeChoicesProps) {
  const rows = criterion === 'areas' ? areas : codeTables[criterion].rows
  const known = new Set(rows.map(({ code }) => code))
  const gone = codes.filter((code) => !known.has(code))
  // A record may hold a thousand: those beyond what is shown are kept.
  const offered = [...known, ...gone.slice(0, maxCodes)]
  const kept = gone.slice(maxCodes)
  const nameOf = (code: string) => (criterion === 'areas' ? placeName('areas', code) : codeName(criterion, code))
  return (
    <Choices
      id={`search-${criterion}`}
      kind="many"
      label={t(criterion === 'areas' ? 'criteria:areas' : `search:criterion.${criterion}`)}
      support={support}
      choices={offered.map((code) => ({ code, label: nameOf(code), aside: asideOf?.(code) }))}
      selection={{ chosen: codes, texts: noTexts, declined: false }}
      onChange={({ chosen }) => onChange([...chosen, ...kept])}
    />
  )
}

/** The order in which JREC-IN lists what it finds. */
export function SortChoice({ sort, onChange }: { sort: string | null; onChange: (sort: string | null) => void }) {
  const known = codeTables.sort.rows.map(({ code }) => code)
  const codes = sort === null || known.includes(sort) ? known : [...known, sort]
  return (
    <Choices
      id="search-sort"
      kind="one"
      label={t('search:criterion.sort')}
      choices={codes.map((code) => ({ code, label: codeName('sort', code) }))}
      selection={{ chosen: sort === null ? [] : [sort], texts: noTexts, declined: false }}
      onChange={({ chosen }) => onChange(chosen[0] ?? null)}
    />
  )
}
