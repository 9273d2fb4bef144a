import type { Both } from '../both.ts'

/**
 * What a small field works on: its code, what people in it call it, three themes, two courses that are taught, and what one
 * who works on it has done. Themes and skills stand in the middle of a sentence.
 */
export type Topic = readonly [code: string, name: Both, theme: Both, theme: Both, theme: Both, course: Both, course: Both, skill: Both]

/** Fields that sit in one school. */
export interface Discipline {
  key: string
  /** It makes no things, but studies texts and people. */
  humane?: true
  school: Both
  department: Both
  /** The degree that is asked for. */
  degree: Both
  /** What schools call it, where they teach it. */
  subject?: Both
  topics: readonly Topic[]
}
