import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../src/domain/json.ts'
import type { Answers } from '../../../../src/domain/questionnaire/answers.ts'
import { differences } from '../../../../src/domain/questionnaire/differences.ts'
import { matrix, multi, number, questionnaire, single, text } from './build.ts'

const definition = questionnaire(single('a'), multi('b'), text('c'), matrix('d'))
const ids = (ours: Answers, theirs: Answers, other = definition) =>
  differences({ definition, answers: ours }, { definition: other, answers: theirs }).map(({ ours: mine, theirs: yours }) => mine?.id ?? `+${yours?.id}`)

test('what two sets of answers say differently is named once, in the order of the questions', () => {
  expect(ids({ a: 'yes', 'd.pay': '1' }, { a: 'yes', 'd.pay': '1' })).toEqual([])
  expect(ids({ a: 'yes', b: { choices: ['a'] }, 'd.pay': '1', 'd.time': '2' }, { a: 'no', b: { choices: ['a'] }, c: 'words', 'd.pay': '2' })).toEqual(['a', 'c', 'd'])
  expect(ids({ b: { choices: ['a'], text: { a: 'x' } } }, { b: { choices: ['a'], text: { a: 'y' } } })).toEqual(['b'])
})

test('of two versions, what one of them alone asks counts where it was answered', () => {
  const other = questionnaire(single('a'), number('z'))
  expect(ids({ a: 'yes', c: 'words' }, { a: 'yes', z: 4 }, other)).toEqual(['c', '+z'])
  expect(ids({ a: 'yes' }, { a: 'yes' }, other)).toEqual([])
})

test('nothing is named exactly when the answers are the same', () => {
  const some = fc.record({ a: fc.constantFrom('yes', 'no'), c: fc.constantFrom('x', 'y'), 'd.pay': fc.constantFrom('1', '2'), 'd.time': fc.constantFrom('1', '2') }, { requiredKeys: [] }) as fc.Arbitrary<Answers>
  fc.assert(fc.property(some, some, (ours, theirs) => {
    const sorted = (answers: Answers) => canonicalJson(answers)
    expect(ids(ours, theirs).length === 0).toBe(sorted(ours) === sorted(theirs))
  }))
})
