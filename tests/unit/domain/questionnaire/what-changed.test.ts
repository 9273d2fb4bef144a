import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import { affectedAnswers, misread } from '../../../../src/domain/questionnaire/affected-answers.ts'
import { itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../../src/domain/questionnaire/to-send.ts'
import type { DraftAnswers } from '../../../../src/domain/questionnaire/read-answer.ts'
import { whatChanged } from '../../../../src/domain/questionnaire/what-changed.ts'
import { coded, eq, matrix, multi, number, options, questionnaire, referenceDate, single, text } from './build.ts'

const told = (before: Definition, after: Definition) =>
  whatChanged(before, after).items.map((change) => (change.kind === 'changed' ? [change.id, ...change.aspects] : [change.id, change.kind]))
const fates = (before: Definition, after: Definition, answers: DraftAnswers) =>
  affectedAnswers(before, after, answers, referenceDate).map(({ fate, before: { id } }) => [id, fate])
const other = { ja: '別の質問', en: 'Another question' }

describe('what changed between two versions', () => {
  test('is nothing between a version and itself, under another number too', () => {
    const one = questionnaire(single('a'), [multi('b'), number('c')], matrix('d'))
    expect(whatChanged(one, { ...structuredClone(one), version: 2 })).toEqual({ title: false, sections: [], items: [], computed: [] })
  })

  test('names what was added, what is gone, and what differs in which way', () => {
    const before = questionnaire(single('a'), text('b'), number('c', { max: 5 }), matrix('d'), coded('e', 'country'), text('f'))
    const after = questionnaire(
      single('a', { options: options('yes', 'maybe') }),
      text('b', { label: other }),
      number('c', { max: 6, required: true }),
      matrix('d', { rows: [{ id: 'pay', label: other }] }),
      text('e'),
      number('g', { prefill: 'profile.status' }),
    )
    expect(told(before, after)).toEqual([
      ['a', 'options'], ['b', 'words'], ['c', 'range', 'rule'], ['d', 'words', 'rows'], ['e', 'type', 'range'], ['g', 'added'], ['f', 'removed'],
    ])
    const [a, , , d] = whatChanged(before, after).items
    expect(a).toMatchObject({ gone: ['no'], added: ['maybe'] })
    expect(d).toMatchObject({ gone: ['time'], added: [] })
  })

  test('says of one item moved to the front that it moved, not that all others did', () => {
    expect(told(questionnaire(text('a'), text('b'), text('c'), text('d')), questionnaire(text('d'), text('a'), text('b'), text('c')))).toEqual([['d', 'moved']])
  })

  test('names titles, sections and computed values', () => {
    const before = questionnaire(number('a'))
    const after: Definition = {
      ...before,
      title: other,
      sections: [{ id: 'main', title: other }, { id: 'more', title: other }],
      computed: [{ id: 'x', label: other, value: { op: 'answer', item: 'a' } }],
    }
    expect(whatChanged(before, after)).toMatchObject({ title: true, sections: ['main', 'more'], computed: ['x'], items: [] })
    expect(whatChanged(after, before)).toMatchObject({ title: true, sections: ['main', 'more'], computed: ['x'], items: [] })
  })

  test('added one way is gone the other way, for any two versions made of the same questions', () => {
    const pool: Item[] = [single('a'), multi('b'), number('c'), text('d'), matrix('e'), coded('f', 'country')]
    const version = fc.shuffledSubarray(pool, { minLength: 1 }).map((items) => questionnaire(...items))
    fc.assert(
      fc.property(version, version, (one, two) => {
        const ids = (from: Definition, to: Definition, kind: string) => whatChanged(from, to).items.filter((each) => each.kind === kind).map(({ id }) => id).toSorted()
        expect(ids(one, two, 'added')).toEqual(ids(two, one, 'removed'))
        const moved = whatChanged(one, two).items.filter((each) => each.kind === 'changed')
        // What did not move stands in the same order in both.
        const stayed = (of: Definition) => itemsOf(of).map(({ id }) => id)
          .filter((id) => [one, two].every((each) => itemsOf(each).some((item) => item.id === id)) && !moved.some((change) => change.id === id))
        expect(stayed(one)).toEqual(stayed(two))
      }),
    )
  })
})

describe('answers that a new version touches', () => {
  const before = questionnaire(single('a'), text('b', { showIf: eq('a', 'yes') }), multi('c'), matrix('d'), number('e'))

  test('are none when nothing that was answered changed', () => {
    const after = questionnaire(...before.pages.map(({ items }) => items), text('z'))
    expect(fates(before, after, { a: 'yes', b: 'words', c: { choices: ['a'] }, 'd.pay': '1', e: 4 })).toEqual([])
  })

  test('are those whose question, option, row or range is gone, or which another rule hides', () => {
    const after = questionnaire(
      single('a', { label: other }),
      text('b', { showIf: eq('a', 'no') }),
      multi('c', { options: options('a', 'c') }),
      matrix('d', { rows: [{ id: 'time', label: other }] }),
    )
    expect(fates(before, after, { a: 'yes', b: 'words', c: { choices: ['a', 'b'] }, 'd.pay': '1', e: 4 })).toEqual([
      ['a', 'reworded'], ['b', 'hidden'], ['c', 'lost'], ['d', 'lost'], ['e', 'gone'],
    ])
    expect(fates(before, after, { a: 'no', b: 'never asked', c: { choices: ['c', 'a'] } })).toEqual([['a', 'reworded']])
    expect(fates(before, questionnaire(number('e', { max: 3 })), { e: 4 })).toEqual([['e', 'invalid']])
  })

  test('are cleared where a code would be read as words', () => {
    const after = questionnaire(text('a'), number('e'))
    const affected = affectedAnswers(before, after, { a: 'yes', e: 4 }, referenceDate)
    expect(affected.map(({ fate }) => fate)).toEqual(['lost'])
    expect(misread(affected)).toEqual(['a'])
    expect(misread(affectedAnswers(questionnaire(text('a')), questionnaire({ ...text('a'), type: 'longText' }), { a: 'words' }, referenceDate))).toEqual([])
  })

  test('nothing untouched is lost: what is not named is sent by the new version as by the old', () => {
    const pool: Item[] = [single('a'), single('a', { options: options('yes') }), multi('b'), text('c'), number('d', { max: 2 }), number('d'), matrix('e')]
    const version = fc.shuffledSubarray(pool, { minLength: 1 }).map((items) => questionnaire(...items.filter(({ id }, at) => items.findIndex((other) => other.id === id) === at)))
    const draft = fc.record({
      a: fc.constantFrom('yes', 'no'), b: fc.constantFrom({ choices: ['a'] }, { choices: ['none'] }), c: fc.constantFrom('words', '  '), d: fc.constantFrom(1, 3), 'e.pay': fc.constantFrom('1', '9'),
    }, { requiredKeys: [] }) as fc.Arbitrary<DraftAnswers>
    fc.assert(
      fc.property(version, version, draft, (one, two, answers) => {
        const named = affectedAnswers(one, two, answers, referenceDate).map(({ before: { id } }) => id)
        const [sentBefore, sentAfter] = [one, two].map((each) => answersToSend(each, answers, referenceDate))
        const untouched = Object.keys(sentBefore ?? {}).filter((field) => !named.includes(field.split('.')[0] ?? ''))
        const sent = (of: typeof sentBefore) => untouched.map((field) => of?.[field])
        expect(sent(sentAfter)).toEqual(sent(sentBefore))
      }),
    )
  })
})
