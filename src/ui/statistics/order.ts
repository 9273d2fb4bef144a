import { dimension, type DimensionId } from '../../domain/statistics/dimensions.ts'
import { all } from '../../domain/statistics/published.ts'
import { language } from '../text/text.ts'
import { nameOf, type NameSources } from './names.ts'

/** The order of a dimension's codes: everybody first, universities by their name, others as the dimension has them. */
export function inOrder(id: DimensionId, sources: NameSources): (a: string, b: string) => number {
  const { codes } = dimension(id)
  const byName = (a: string, b: string) => nameOf(id, a, sources).localeCompare(nameOf(id, b, sources), language.value)
  return (a, b) => Number(b === all) - Number(a === all) || (codes.length === 0 ? byName(a, b) : codes.indexOf(a) - codes.indexOf(b))
}
