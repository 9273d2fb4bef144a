import type { Both } from '../both.ts'
import type { InstitutionKind } from '../places/institution.ts'

/** Whose ways of applying, choosing and working a job follows; see `phrases`. */
export type Manner = 'leader' | 'faculty' | 'research' | 'support' | 'school' | 'company' | 'hourly'

/**
 * A kind of job and the sentences that tell of it. Slots: {institution} {we} {department} {school} {post} {name} {theme}
 * {Theme} {theme2} {theme3} {course} {course2} {skill} {degree} {subject} {students} {tongues}.
 */
export interface Job {
  /** A code of `jobTypes`. */
  code: string
  /** It makes things: nothing for those who study texts and people. */
  technical?: true
  /** How often it is among the postings, against the others. */
  weight: number
  /** Where there are such jobs, and how many against each other. */
  at: Partial<Record<InstitutionKind, number>>
  manner: Manner
  /** The part of an institution it is in, where that is no department of a field. */
  office?: Both
  posts: readonly Both[]
  titles: readonly Both[]
  /** Each one posting's whole summary. */
  summaries: readonly Both[]
  /** What one does; some of them, in this order. */
  tasks: readonly Both[]
  /** What one must have; the first always. */
  requirements: readonly Both[]
  degrees: readonly Both[]
  experiences: readonly Both[]
  /** The range of yearly pay in 10,000 yen; null: by the hour or the class. */
  pay: readonly [from: number, to: number] | null
  /** Of a hundred, how many are without a fixed term, and how many on a tenure track. */
  permanent: number
  tenureTrack: number
  /** The lengths that a fixed term has, in years. */
  years: readonly number[]
}
