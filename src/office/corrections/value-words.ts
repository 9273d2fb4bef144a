import type { Json } from '../../domain/json.ts'

/** A value of a field that the office keeps, as text: they are texts and numbers. */
export const valueWords = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
