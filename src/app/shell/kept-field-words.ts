import type { Json } from '../../domain/json.ts'
import { keptStates } from '../../domain/posting/keep.ts'
import { readCopy, readDay } from '../../domain/posting/kept.ts'
import { saidIn } from '../../domain/posting/said-in.ts'
import { date } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'

const fields = ['state', 'note', 'deadline', 'copy', 'keptAt'] as const

/** What a field of a kept posting is called. */
export function keptFieldName(name: string): string {
  const field = fields.find((each) => each === name)
  return field ? t(`kept:field.${field}`) : name
}

/** What a value of such a field says; empty: nothing that can be understood. */
export function keptFieldWords(field: string, value: unknown): string {
  if (field === 'state') {
    const state = keptStates.find((each) => each === value)
    return state ? t(`kept:state.${state}`) : ''
  }
  if (field === 'copy') {
    const heading = readCopy(value as Json)?.heading
    return [heading?.title, heading?.institution].flatMap((text) => saidIn(text, language.value)?.text ?? []).join('\n')
  }
  if (typeof value !== 'string') return ''
  if (field === 'keptAt') return Number.isNaN(Date.parse(value)) ? '' : date(value)
  if (field !== 'deadline') return value
  const day = readDay(value)
  return day === null ? '' : date(day)
}
