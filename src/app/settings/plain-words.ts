import type { Json } from '../../domain/json.ts'

/** Any stored value in words good enough to tell two apart; `declined` is the word for an answer not given. */
export function plainWords(value: Json | undefined, declined: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (!Array.isArray(value) && 'declined' in value) return declined
  return Object.values(value)
    .map((part: Json | undefined) => plainWords(part, declined))
    .filter((words) => words !== '')
    .join('\n')
}
