import type { Difference } from '../../../domain/posting/kept.ts'
import { t } from '../../../ui/text/text.ts'

const criteria = {
  fields: 'fields', jobTypes: 'jobTypes', institutionType: 'institutionTypes', prefectures: 'places', country: 'places',
  employmentForms: 'employmentForms', terms: 'terms', considerations: 'considerations', entryWays: 'entryWays',
} as const

/** What a part of a posting is called where it is read. */
export function partName(part: Difference): string {
  switch (part) {
    case 'title':
    case 'institution':
    case 'closesOn':
    case 'page':
    case 'applyAt':
      return t(`kept:part.${part}`)
    case 'publishedOn':
      return t('posting:publishedOn')
    case 'fields':
    case 'jobTypes':
    case 'institutionType':
    case 'prefectures':
    case 'country':
    case 'employmentForms':
    case 'terms':
    case 'considerations':
    case 'entryWays':
      return t(`search:criterion.${criteria[part]}`)
    default:
      return t(`posting:part.${part}`)
  }
}
