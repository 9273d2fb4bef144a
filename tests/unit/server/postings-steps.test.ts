import { describe, expect, test } from 'vitest'
import type { Piece, PostingsEdition } from '../../../src/api/postings.ts'
import { stepsWorthTaking } from '../../../src/server/catalogue/postings/steps.ts'

const piece = (gzipped: number): Piece => ({ href: '', hash: '', bytes: gzipped * 4, gzipped })
const step = (from: number, headings: number, texts: number): PostingsEdition['steps'][number] => ({
  from, to: from + 1, headings: [piece(headings)], texts: [piece(texts)],
})
const everything = { headings: [piece(300), piece(300)], texts: [piece(400)] }
const kept = (steps: PostingsEdition['steps']) => stepsWorthTaking(steps, everything).map(({ from }) => from)

describe('steps that are worth taking', () => {
  test('are forty at most, the newest ones', () => {
    expect(kept(Array.from({ length: 50 }, (_, from) => step(from, 1, 1)))).toEqual(Array.from({ length: 40 }, (_, at) => at + 10))
  })

  test('are lighter together than everything, headings and texts alike; older ones go first', () => {
    expect(kept([step(1, 20, 20), step(2, 500, 400), step(3, 40, 20)])).toEqual([2, 3])
    expect(kept([step(1, 500, 500), step(2, 40, 20)])).toEqual([2])
    expect(kept([step(1, 1, 1), step(2, 600, 400)])).toEqual([])
  })

  test('have no gap up to the last, though an older one would be light enough', () => {
    expect(kept([step(1, 1, 1), step(2, 990, 9), step(3, 1, 1)])).toEqual([3])
  })
})
