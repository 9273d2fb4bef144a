import { useEffect, useState } from 'preact/hooks'
import { elsewhere } from '../../../domain/codes/prefectures.ts'
import type { Heading } from '../../../domain/posting/posting.ts'
import { codeName, fieldName, type ListCriterion, placeName, type ResearchTable } from '../../../ui/search/code-words.ts'
import { countryWords, date, number } from '../../../ui/text/format.ts'
import type { TextKey } from '../../../ui/text/areas.ts'
import { language, t } from '../../../ui/text/text.ts'

type Fact = readonly [label: string, words: string]

/** What a posting's heading says in codes and figures, in the words of the screen. */
export function Facts({ heading }: { heading: Heading }) {
  const table = useTable(heading.fields.length > 0)
  const codes = (criterion: ListCriterion, of: readonly string[]) => of.map((code) => codeName(criterion, code))
  const facts: readonly Fact[] = [
    [t('search:criterion.fields'), join(table === undefined || table === null ? [] : heading.fields.map(({ small }) => fieldName(small, table)))],
    [t('search:criterion.jobTypes'), join(codes('jobTypes', heading.jobTypes))],
    [t('search:criterion.institutionTypes'), heading.institutionType === null ? '' : codeName('institutionTypes', heading.institutionType)],
    [t('search:criterion.places'), join(placesIn(heading))],
    [t('search:criterion.employmentForms'), join(codes('employmentForms', heading.employmentForms))],
    [t('search:criterion.terms'), join(codes('terms', heading.terms))],
    [t('search:criterion.pay'), payIn(heading.pay)],
    [t('search:criterion.considerations'), join(codes('considerations', heading.considerations))],
    [t('search:criterion.entryWays'), join(codes('entryWays', heading.entryWays))],
    [t('posting:publishedOn'), date(heading.publishedOn)],
    [t('posting:updatedOn'), heading.updatedOn === null ? '' : date(heading.updatedOn)],
    [t('posting:number'), heading.id],
  ]
  return (
    <dl class="reading-facts">
      {facts.filter(([, words]) => words !== '').map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

const join = (words: readonly string[]): string => [...new Set(words)].join(t('posting:between'))

const placesIn = ({ prefectures, country }: Heading): string[] => {
  const abroad = country !== null && country !== 'JP' ? [countryWords(country)] : []
  return [...prefectures.filter((code) => code !== elsewhere || abroad.length === 0).map((code) => placeName('prefectures', code)), ...abroad]
}

/** Yearly pay in units of 10,000 yen in Japanese, of a million in English. */
function payIn({ from, to }: Heading['pay']): string {
  const amount = (yen: number) => number(language.value === 'ja' ? Math.round(yen / 1000) / 10 : Math.round(yen / 10_000) / 100)
  const key: TextKey | null = from !== null && to !== null ? (from === to ? 'posting:pay.one' : 'posting:pay.range') : from !== null ? 'posting:pay.from' : to !== null ? 'posting:pay.to' : null
  return key === null ? '' : t(key, { from: amount(from ?? to ?? 0), to: amount(to ?? from ?? 0) })
}

/** The table of research fields; undefined while it is loaded. */
function useTable(needed: boolean): ResearchTable | undefined {
  const [table, setTable] = useState<ResearchTable | undefined>()
  useEffect(() => {
    if (!needed) return undefined
    let gone = false
    import('../../../domain/codes/research-fields.ts').then(
      (loaded) => !gone && setTable(loaded),
      (error: unknown) => console.warn('the names of research fields could not be loaded', error),
    )
    return () => {
      gone = true
    }
  }, [needed])
  return table
}
