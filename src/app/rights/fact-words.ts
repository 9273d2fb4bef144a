import { correctableFields } from '../../domain/account/correction.ts'
import type { Json } from '../../domain/json.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { language, t } from '../../ui/text/text.ts'

const facts = ['jgradId', ...correctableFields, 'email'] as const
export type Fact = (typeof facts)[number]
export const isFact = (field: string): field is Fact => (facts as readonly string[]).includes(field)

/** What something the office keeps is called. */
export const factName = (field: string): string => (isFact(field) ? t(`rights:fact.${field}`) : field)

/** A value of it in words; empty when there is none. */
export function factWords(field: string, value: Json | undefined): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  if (field === 'entryYear') return t('rights:yearWords', { year: String(value) })
  return field === 'expectedCompletion' ? formatYearMonth(String(value), language.value) || String(value) : String(value)
}
