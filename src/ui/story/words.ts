import type { Story, Stretch } from '../../domain/story/story.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import { countryWords } from '../text/format.ts'
import { language, t } from '../text/text.ts'

/** The years of a stretch: 2014–2017年, 2022年–今, 2021年. */
export function yearsOf({ from, to }: Pick<Stretch, 'from' | 'to'>): string {
  // As text: a year has no thousands.
  const years = { from: String(from), to: String(to) }
  return t(to === null ? 'story:years.since' : to === from ? 'story:years.one' : 'story:years.span', years)
}

/** What is told of a person as codes, in one line: where they work, the country, the research fields. */
export const factsLine = ({ sector, country, fields }: Pick<Story, 'sector' | 'country' | 'fields'>): string[] => [
  t(`story:sector.${sector}`),
  countryWords(country),
  ...fields.map((code) => researchFieldName(code, language.value)),
]
