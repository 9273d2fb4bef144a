import { describe, expect, test } from 'vitest'
import { fieldsOf, firstOpenPage, progress, shownFields, shownItems, shownPages } from '../../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../../src/domain/questionnaire/to-send.ts'
import type { Computed, Condition } from '../../../../src/domain/questionnaire/definition.ts'
import type { DraftAnswers } from '../../../../src/domain/questionnaire/read-answer.ts'
import {
  all, among, any, coded, eq, hasAny, hasNone, matrix, month, monthsSince, multi, notIn, number, options, questionnaire,
  referenceDate, single, text,
} from './build.ts'

const shown = (definition: ReturnType<typeof questionnaire>, answers: DraftAnswers) =>
  [...shownItems(definition, answers, referenceDate)]

/** Whether a last question under this condition is asked. */
const opens = (showIf: Condition, answers: DraftAnswers): boolean =>
  shown(
    questionnaire(
      single('job', { options: options('yes', 'leave', 'no'), declinable: true }),
      multi('support', { declinable: true }), month('left', { declinable: true }), coded('home', 'country'),
      coded('place', 'prefecture'), coded('post', 'jobType'), text('last', { showIf }),
    ),
    answers,
  ).includes('last')

test('a computed value is worked out once for all the rules of a question that speak of it', () => {
  let worked = 0
  const hours: Computed = {
    id: 'hours',
    label: { ja: '時間', en: 'Hours' },
    get value(): Computed['value'] {
      worked += 1
      return { op: 'sum', of: [{ op: 'answer', item: 'n' }, { op: 'value', value: 1 }] }
    },
  }
  const over = (value: number): Condition => ({ op: 'compare', item: 'hours', compare: '>', value })
  const definition = { ...questionnaire(number('n'), text('long', { showIf: all(...Array.from({ length: 40 }, (_, at) => over(at - 50))) }), text('most', { showIf: over(9) })), computed: [hours] }
  expect(shown(definition, { n: 8 })).toEqual(['n', 'long'])
  expect(worked).toBeLessThan(4)
})

test('a computed value is worked out anew once another of its answers is asked for', () => {
  const hours: Computed = { id: 'hours', label: { ja: '時間', en: 'Hours' }, value: { op: 'sum', of: [{ op: 'answer', item: 'n' }, { op: 'value', value: 1 }] } }
  const over: Condition = { op: 'compare', item: 'hours', compare: '>', value: 1 }
  const definition = { ...questionnaire(text('early', { showIf: over }), number('n'), text('late', { showIf: over })), computed: [hours] }
  expect(shown(definition, { n: 8 })).toEqual(['n', 'late'])
})

describe('which questions are asked', () => {
  test('a question without a condition is always asked', () => {
    expect(shown(questionnaire(text('a'), text('b')), {})).toEqual(['a', 'b'])
  })

  test.each<[string, Condition, DraftAnswers, boolean]>([
    ['the choice named', eq('job', 'yes'), { job: 'yes' }, true],
    ['another choice', eq('job', 'yes'), { job: 'no' }, false],
    ['one of the choices named', among('job', 'yes', 'leave'), { job: 'leave' }, true],
    ['none of the choices excluded', notIn('job', 'yes'), { job: 'no' }, true],
    ['a choice excluded', notIn('job', 'yes'), { job: 'yes' }, false],
    ['a tick named', hasAny('support', 'a', 'b'), { support: { choices: ['b', 'c'] } }, true],
    ['other ticks', hasAny('support', 'a', 'b'), { support: { choices: ['c'] } }, false],
    ['no tick excluded', hasNone('support', 'none'), { support: { choices: ['c'] } }, true],
    ['a tick excluded', hasNone('support', 'none'), { support: { choices: ['none'] } }, false],
    ['a country', eq('home', 'JP'), { home: 'JP' }, true],
    ['a prefecture', notIn('place', '00013'), { place: '00001' }, true],
    ['a job type', among('post', '00015'), { post: '00015' }, true],
    ['a choice with words beside it', eq('job', 'yes'), { job: { choices: ['yes'] } }, true],
  ])('on %s', (_, condition, answers, asked) => expect(opens(condition, answers)).toBe(asked))

  test.each<[string, Condition]>([
    ['eq', eq('job', 'yes')], ['in', among('job', 'yes')], ['notIn', notIn('job', 'yes')], ['hasAny', hasAny('support', 'a')],
    ['hasNone', hasNone('support', 'a')], ['monthsSince', monthsSince('left', '>=', -1000)],
  ])('never on a silence: %s is false of nothing, of what was taken back, and of what was declined', (_, condition) => {
    expect(opens(condition, {})).toBe(false)
    expect(opens(condition, { job: null, support: null, left: null })).toBe(false)
    const declined = { declined: true } as const
    expect(opens(condition, { job: declined, support: declined, left: declined })).toBe(false)
    expect(opens(condition, { job: '', support: { choices: [] }, left: '' })).toBe(false)
  })

  test('an answer that can not stand opens nothing', () => {
    expect(opens(hasNone('support', 'c'), { support: { choices: ['a', 'none'] } })).toBe(false)
    expect(opens(monthsSince('left', '<', 0), { left: '2026-12' })).toBe(false)
  })

  test('months are counted whole, from the month answered to the month of the reference date', () => {
    const within = monthsSince('left', '<=', 24)
    expect(opens(within, { left: '2024-11' })).toBe(true)
    expect(opens(within, { left: '2024-10' })).toBe(false)
    expect(opens(monthsSince('left', '<', 24), { left: '2024-11' })).toBe(false)
    expect(opens(monthsSince('left', '>=', 24), { left: '2024-11' })).toBe(true)
    expect(opens(monthsSince('left', '>', 24), { left: '2024-11' })).toBe(false)
    expect(opens(monthsSince('left', '>', 24), { left: '2024-10' })).toBe(true)
    expect(opens(monthsSince('left', '<', 1), { left: '2026-11' })).toBe(true)
  })

  test('all needs every part and any needs one', () => {
    const parts = [eq('job', 'yes'), eq('home', 'JP')]
    expect(opens(all(...parts), { job: 'yes', home: 'JP' })).toBe(true)
    expect(opens(all(...parts), { job: 'yes' })).toBe(false)
    expect(opens(any(...parts), { home: 'JP' })).toBe(true)
    expect(opens(any(...parts), {})).toBe(false)
  })

  test('a question that is no longer asked takes along what hangs on it, though its answer is still in the draft', () => {
    const chain = questionnaire(
      single('a'), single('b', { showIf: eq('a', 'yes') }), single('c', { showIf: notIn('b', 'no') }), text('d', { showIf: eq('c', 'yes') }),
    )
    const answers = { a: 'yes', b: 'yes', c: 'yes' }
    expect(shown(chain, answers)).toEqual(['a', 'b', 'c', 'd'])
    expect(shown(chain, { ...answers, a: 'no' })).toEqual(['a'])
  })

  test('names that every object knows are no answers', () => {
    const named = questionnaire(single('constructor'), text('b', { showIf: notIn('constructor', 'no') }))
    expect(shown(named, {})).toEqual(['constructor'])
  })
})

describe('pages and fields', () => {
  const definition = questionnaire(
    [coded('home', 'country'), coded('place', 'prefecture', { showIf: eq('home', 'JP') })],
    text('abroad', { showIf: notIn('home', 'JP') }),
    matrix('rating'),
  )

  test('a page is shown when one of its questions is', () => {
    const ids = (answers: DraftAnswers) =>
      shownPages(definition, shownItems(definition, answers, referenceDate)).map((page) => page.id)
    expect(ids({ home: 'JP' })).toEqual(['home', 'rating'])
    expect(ids({ home: 'FR' })).toEqual(['home', 'abroad', 'rating'])
  })

  test('a matrix has a field for each row', () => {
    expect(fieldsOf(matrix('rating'))).toEqual(['rating.pay', 'rating.time'])
    expect(shownFields(definition, new Set(['home', 'rating']))).toEqual(['home', 'rating.pay', 'rating.time'])
  })
})

describe('what is sent', () => {
  const definition = questionnaire(
    single('job'), text('firm', { showIf: eq('job', 'yes') }), multi('why', { options: options('a', 'b', { code: 'other', text: true }) }),
    single('how', { options: options('post', { code: 'other', text: true }) }), number('hours'), matrix('rating'),
  )
  const send = (answers: DraftAnswers) => answersToSend(definition, answers, referenceDate)

  test('holds the answers to the questions asked and nothing else', () => {
    const draft = { job: 'no', firm: 'ABC', hours: 38, 'rating.pay': '2', 'rating.time': null, gone: 'x', $receipt: 'x' }
    expect(send(draft)).toEqual({ job: 'no', hours: 38, 'rating.pay': '2' })
    expect(send({ ...draft, job: 'yes' })).toMatchObject({ firm: 'ABC' })
  })

  test('is the same in whatever order choices were ticked', () => {
    expect(send({ why: { choices: ['other', 'a'] } })).toEqual({ why: { choices: ['a', 'other'] } })
  })

  test('holds the words beside a choice only while it is chosen, and as they were typed', () => {
    expect(send({ why: { choices: ['other'], text: { other: ' 祖母の勧め ' } } }))
      .toEqual({ why: { choices: ['other'], text: { other: ' 祖母の勧め ' } } })
    expect(send({ why: { choices: ['a'], text: { other: '祖母' } } })).toEqual({ why: { choices: ['a'] } })
    expect(send({ how: { choices: ['other'], text: { other: ' ' } } })).toEqual({ how: { choices: ['other'] } })
    expect(send({ how: { choices: ['post'] } })).toEqual({ how: 'post' })
  })

  test('leaves out blanks and what the question can not show', () => {
    expect(send({ job: 'yes', firm: '　', how: 'gone', why: { choices: ['gone'] } })).toEqual({ job: 'yes' })
  })
})

describe('how far a draft is', () => {
  const definition = questionnaire(
    single('a', { required: true }), single('b'), single('c', { required: true, showIf: eq('a', 'yes') }), text('d'), matrix('e'),
  )
  const at = (answers: DraftAnswers) => firstOpenPage(definition, answers, referenceDate)?.id ?? null

  test('counts what is asked now', () => {
    expect(progress(definition, {}, referenceDate)).toEqual({ pages: 4, items: 4, answered: 0, open: { required: 1, optional: 3 } })
    expect(progress(definition, { a: 'yes', d: 'x', 'e.pay': '1' }, referenceDate))
      .toEqual({ pages: 5, items: 5, answered: 3, open: { required: 1, optional: 1 } })
  })

  test('counts an optional answer that can not stand among what must be seen to', () => {
    expect(progress(definition, { a: 'no', d: 'far too long a text' }, referenceDate).open).toEqual({ required: 1, optional: 2 })
  })

  test('a new draft begins at the first page', () => expect(at({})).toBe('a'))

  test('one goes on after the last page touched, passing over optional questions left open before it', () => {
    expect(at({ a: 'no' })).toBe('b')
    expect(at({ a: 'yes' })).toBe('b')
    expect(at({ a: 'no', d: 'x' })).toBe('e')
    expect(at({ a: 'no', d: null })).toBe('e')
  })

  test('an earlier page with something required open, or not right, comes first', () => {
    expect(at({ a: 'yes', b: 'no', d: 'x' })).toBe('c')
    expect(at({ a: 'yes', b: 'no', c: 'no', d: 'far too long a text', 'e.pay': '1' })).toBe('d')
  })

  test('nothing is left when the last page was touched and nothing is wrong', () => {
    expect(at({ a: 'no', 'e.pay': '1' })).toBeNull()
  })
})
