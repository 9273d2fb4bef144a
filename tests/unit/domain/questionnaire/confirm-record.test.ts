import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confirmableParts, partHolding } from '../../../../src/domain/profile/confirmable.ts'
import { confirmParts, followRecord, takeBack } from '../../../../src/domain/questionnaire/confirm-record.ts'
import type { Answer } from '../../../../src/domain/questionnaire/answers.ts'
import type { Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import { firstOpenPage } from '../../../../src/domain/questionnaire/evaluate.ts'
import { readConfirmed, settledItems } from '../../../../src/domain/questionnaire/from-record.ts'
import { taskList } from '../../../../src/domain/questionnaire/tasks.ts'

const label = { ja: '問', en: 'Question' }
const options = ['a', 'b', 'c'].map((code) => ({ code, label }))
const choice = (id: string, more: Partial<Item> = {}): Item => ({ id, type: 'single', label, required: true, options, ...more }) as Item
const onPage = (item: Item, section: string) => ({ id: item.id, section, items: [item] })
const definition: Definition = {
  id: 'q', version: 1, title: label,
  sections: [{ id: 'one', title: label }, { id: 'two', title: label }, { id: 'three', title: label }],
  pages: [
    onPage(choice('status', { prefill: 'profile.status' }), 'one'),
    onPage(choice('work'), 'one'),
    onPage(choice('sex', { prefill: 'profile.gender' }), 'two'),
    onPage(choice('free', { required: false }), 'two'),
    onPage(choice('why', { showIf: { op: 'eq', item: 'work', value: 'a' } }), 'three'),
  ],
}
const day = '2026-11-01'
const at = '2026-11-22T00:00:00.000Z'
const offers = { status: 'a', sex: 'b' }
const confirmAll = (answers: Record<string, Answer>, from: Record<string, Answer> = offers) => {
  const { confirmed, answers: taken } = confirmParts(definition, answers, from, null, confirmableParts, partHolding, at)
  if (!confirmed) throw new Error('nothing was confirmed')
  return { confirmed, after: { ...answers, ...taken } }
}

describe('confirming the record', () => {
  test('answers what it says, and those items are not asked any more', () => {
    const { confirmed, after } = confirmAll({})
    expect(after).toEqual(offers)
    const settled = settledItems(confirmed, after)
    expect([...settled]).toEqual(['status', 'sex'])
    expect(firstOpenPage(definition, after, day, settled)?.id).toBe('work')
  })

  test('of one part takes the answers of that part alone', () => {
    const { confirmed, answers } = confirmParts(definition, {}, offers, null, ['course'], partHolding, at)
    expect(answers).toEqual({ status: 'a' })
    expect(confirmed?.parts).toEqual(['course'])
  })

  test('never changes what the person answered', () => {
    const { confirmed, after } = confirmAll({ status: 'c' })
    expect(after).toEqual({ status: 'c', sex: 'b' })
    expect([...settledItems(confirmed, after)]).toEqual(['sex'])
  })

  test('can be taken back, with its answers and no others', () => {
    const { confirmed, after } = confirmAll({ work: 'a' })
    expect(takeBack(confirmed, { ...after, sex: 'c' }).answers).toEqual({ status: null })
  })

  test('is read from what another device wrote, and from nothing else', () => {
    const { confirmed } = confirmAll({})
    expect(readConfirmed(JSON.parse(JSON.stringify(confirmed)))).toEqual(confirmed)
    for (const other of [undefined, null, 'yes', { at: 1 }, { parts: [] }]) expect(readConfirmed(other)).toBeNull()
  })

  test('an answer follows the record as long as it is the record\'s, and never one changed by hand', () => {
    const codes = fc.constantFrom('a', 'b', 'c')
    const some = fc.record({ status: codes, sex: codes }, { requiredKeys: [] })
    fc.assert(
      fc.property(some, some, some, some, (given, before, byHand, now) => {
        const { confirmed, after } = confirmAll(given, before)
        const answers: Record<string, string> = { ...after, ...byHand }
        const next = followRecord(confirmed, answers, now)
        for (const id of ['status', 'sex'] as const) {
          const isRecords = confirmed.took[id] !== undefined && answers[id] === confirmed.took[id]
          const expected = isRecords && now[id] !== undefined ? now[id] : answers[id]
          expect({ ...answers, ...next?.answers }[id]).toBe(expected)
        }
      }),
    )
  })
})

describe('the list of what there is to do', () => {
  const states = (answers: Record<string, Answer>, settled: ReadonlySet<string> = new Set()) =>
    taskList(definition, answers, {}, settled, day).map(({ section, state, at: page }) => [section, state, page?.id ?? null])

  test('says which sections are not begun, and which cannot begin yet', () => {
    expect(states({})).toEqual([['one', 'new', 'status'], ['two', 'new', 'sex'], ['three', 'waits', null]])
  })

  test('goes on where something is open, and leaves out what is not asked', () => {
    expect(states({ status: 'a' })[0]).toEqual(['one', 'begun', 'work'])
    expect(states({ status: 'a', work: 'b' })).toEqual([['one', 'done', 'status'], ['two', 'new', 'sex']])
  })

  test('a section that the record answers is done', () => {
    const only: Definition = { ...definition, pages: definition.pages.filter(({ id }) => id !== 'work' && id !== 'why') }
    const tasks = taskList(only, { status: 'a' }, {}, new Set(['status']), day)
    expect(tasks.map(({ state, at: page }) => [state, page?.id ?? null])).toEqual([['done', null], ['new', 'sex']])
  })
})
