import * as z from 'zod/mini'

/** A point in time as ISO 8601 text. Milliseconds since 1970 are taken as well and read as the same. */
export const instantSchema = z.union([
  z.iso.datetime({ offset: true }),
  z.pipe(z.number().check(z.nonnegative(), z.maximum(8.64e15)), z.transform((ms: number) => new Date(ms).toISOString())),
])
