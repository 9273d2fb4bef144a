import fc from 'fast-check'
import { expect, test } from 'vitest'
import { liveByRules, ruleHistories } from './rules.ts'

test.each([
  ['the rules alone lose nothing and agree, whatever is lost, late or repeated', false],
  ['the rules alone lose nothing that any device holds when servers are restored', true],
])('%s', (_, restores) => {
  let lived = 0
  fc.assert(
    fc.property(ruleHistories(restores), (steps) => {
      lived += 1
      liveByRules(steps)
    }),
    { numRuns: 5000 },
  )
  expect(lived).toBe(5000)
})
