import * as z from 'zod/mini'

/**
 * Whom a campaign asks. Nothing personal is in it, so it travels in the catalogue: the phone finds for itself whether
 * its person is asked, and the server finds whom to invite, by the same rule. A criterion left out lets everybody by.
 */
export const audienceSchema = z.object({
  /** Ids of universities. */
  universities: z.optional(z.array(z.string()).check(z.minLength(1))),
  entryYears: z.optional(z.object({ from: z.int(), to: z.int() })),
  /** Codes of `profile.status`: enrolled, leave, completed, left_credits, withdrew. */
  statuses: z.optional(z.array(z.string()).check(z.minLength(1))),
  /** Codes of large research fields. */
  fields: z.optional(z.array(z.string()).check(z.minLength(1))),
})
export type Audience = z.infer<typeof audienceSchema>

/** What an audience is asked of: what is not known is undefined. */
export interface AudienceFacts {
  university?: string | undefined
  entryYear?: number | undefined
  status?: string | undefined
  /** The code of the large field. */
  field?: string | undefined
}

/** Whether somebody belongs to it. Whoever's fact is not known does not belong where that fact decides. */
export function belongsTo(audience: Audience | undefined, facts: AudienceFacts): boolean {
  const { universities, entryYears, statuses, fields } = audience ?? {}
  const within = (codes: readonly string[] | undefined, fact: string | undefined) =>
    codes === undefined || (fact !== undefined && codes.includes(fact))
  const year = facts.entryYear
  return (
    within(universities, facts.university) &&
    (entryYears === undefined || (year !== undefined && entryYears.from <= year && year <= entryYears.to)) &&
    within(statuses, facts.status) &&
    within(fields, facts.field)
  )
}
