import { describe, expect, test } from 'vitest'
import { decidedBy } from '../../../../src/domain/questionnaire/decided-conflicts.ts'
import type { Answers } from '../../../../src/domain/questionnaire/answers.ts'
import { yearlyQuestionnaire as definition } from '../../../../src/server/samples/questionnaire/definition.ts'

const given = (answers: Answers) => ({ definition, answers })
const [ours, theirs] = [given({ a1: 'leave', a2: '3' }), given({ a1: 'enrolled', a2: '3' })]

describe('choosing between two sealed sets of answers', () => {
  test('decides the fields whose two values it showed, whichever of them stands in the draft', () => {
    expect(decidedBy('keep', ours, theirs, { field: 'a1', kept: 'leave', standing: 'enrolled' })).toBe('dismiss')
    expect(decidedBy('keep', ours, theirs, { field: 'a1', kept: 'enrolled', standing: 'leave' })).toBe('take')
    expect(decidedBy('replace', ours, theirs, { field: 'a1', kept: 'leave', standing: 'enrolled' })).toBe('take')
    expect(decidedBy('replace', ours, theirs, { field: 'a1', kept: 'enrolled', standing: 'leave' })).toBe('dismiss')
  })

  test('decides nothing about a third value, a field that did not differ, or one that is no question', () => {
    expect(decidedBy('keep', ours, theirs, { field: 'a1', kept: 'completed', standing: 'enrolled' })).toBeNull()
    expect(decidedBy('keep', ours, theirs, { field: 'a1', kept: 'leave', standing: 'completed' })).toBeNull()
    expect(decidedBy('keep', ours, theirs, { field: 'a2', kept: '4', standing: '3' })).toBeNull()
    expect(decidedBy('keep', ours, theirs, { field: 'confirmed', kept: 'leave', standing: 'enrolled' })).toBeNull()
  })

  test('decides a field that one of them left open', () => {
    expect(decidedBy('keep', ours, given({ a2: '3' }), { field: 'a1', kept: 'leave', standing: null })).toBe('dismiss')
    expect(decidedBy('replace', ours, given({ a2: '3' }), { field: 'a1', kept: 'leave', standing: null })).toBe('take')
  })
})
