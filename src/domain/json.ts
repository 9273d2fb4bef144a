import * as z from 'zod/mini'

/** Any value JSON can carry; what a notebook field may hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

export const jsonSchema: z.ZodMiniType<Json> = z.json()

/**
 * The canonical form of a JSON value (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them. Equal values have equal text, so equality and hashes can be taken from it. Members that are undefined are left out.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const object = value as { readonly [key: string]: Json | undefined }
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key] as Json)}`)
  return `{${members.join(',')}}`
}

/** Whether two JSON values are the same value, whatever the order of their members. */
export const sameJson = (a: Json, b: Json): boolean => a === b || canonicalJson(a) === canonicalJson(b)
