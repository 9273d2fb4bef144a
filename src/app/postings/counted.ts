import type { Counts, Facet } from '../../device/postings/postings.ts'
import type { PickerOption } from '../../ui/controls/picker-search.ts'
import { number } from '../../ui/text/format.ts'

/**
 * What stands beside the codes of a facet: how many postings each would find. Empty while that is being counted;
 * undefined where nothing is counted.
 */
export const asideOf = (counts: Counts | null | undefined, facet: Facet): ((code: string) => string) | undefined =>
  counts === undefined ? undefined : (code) => (counts === null ? '' : number(counts[facet][code] ?? 0))

/** Options with their counts beside them; a code is of one of the facets. */
export function withCounts(options: readonly PickerOption[], counts: Counts | null | undefined, ...facets: readonly Facet[]): readonly PickerOption[] {
  if (!counts) return options
  return options.map((option) => ({ ...option, aside: number(facets.reduce((sum, facet) => sum + (counts[facet][option.code] ?? 0), 0)) }))
}
