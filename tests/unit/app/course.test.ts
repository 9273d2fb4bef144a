import { effect, signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import type { DraftState } from '../../../src/app/shell/record-draft.ts'
import { asAnswers } from '../../../src/app/shell/standing.ts'
import { type Course, createCourse } from '../../../src/app/survey/course.ts'
import type { Draft } from '../../../src/app/survey/draft.ts'
import type { Campaign } from '../../../src/domain/campaign.ts'
import type { Json } from '../../../src/domain/json.ts'
import type { Answer } from '../../../src/domain/questionnaire/answers.ts'
import type { Definition, Item } from '../../../src/domain/questionnaire/definition.ts'
import { itemsOf } from '../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../src/domain/questionnaire/to-send.ts'
import { yearlyQuestionnaire as definition } from '../../../src/server/samples/questionnaire/definition.ts'

const campaign: Campaign = {
  id: '2026',
  title: { ja: '調査', en: 'Survey' },
  definition: { id: definition.id, version: definition.version },
  referenceDate: '2026-11-22',
  opensAt: '2026-11-01T00:00:00Z',
  closesAt: '2026-12-31T00:00:00Z',
  graceUntil: '2027-01-31T00:00:00Z',
}

/** A draft that stores nothing, for what depends on the answers alone. */
function looseDraft(): Draft {
  const fields = new Map<string, ReturnType<typeof signal<Json | undefined>>>()
  const shown = (name: string) => {
    let field = fields.get(name)
    if (!field) fields.set(name, (field = signal<Json | undefined>(undefined)))
    return field
  }
  return {
    state: signal<DraftState>('untouched'),
    shown,
    all: () => Object.fromEntries([...fields].flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]]))),
    answer: (name, value) => {
      shown(name).value = value
    },
    madeFor: () => 1,
    moveOn: () => undefined,
    unstored: () => undefined,
    attend: () => undefined,
    flush: async () => true,
    close: async () => true,
    abandon: () => undefined,
  }
}
const begin = (offers: Record<string, Answer> = {}) => createCourse(campaign, definition, looseDraft(), offers)
const toSend = ({ draft }: Course) => answersToSend(definition, asAnswers(draft.all()), campaign.referenceDate)
const pageOf = (item: string) => {
  const page = definition.pages.find(({ items }) => items.some(({ id }) => id === item))
  if (!page) throw new Error(`no page asks ${item}`)
  return page
}

describe('an answer offered from the profile', () => {
  test('shows on its page and leads the way, but is no answer until the person goes on', () => {
    const course = begin({ a1: 'enrolled' })
    expect(course.onScreen.get('a1')).toBe('enrolled')
    expect(course.pages.value).toContain(pageOf('a2'))
    expect(toSend(course)).toEqual({})
    expect(course.problems(pageOf('a1')).map(({ field }) => field)).toEqual(['a1'])
    course.confirm(pageOf('a1'))
    expect(toSend(course)).toEqual({ a1: 'enrolled' })
    expect(course.offered(pageOf('a1'))).toEqual([])
  })

  test('never stands in for an answer that was taken back', () => {
    const course = begin({ a1: 'enrolled' })
    course.draft.answer('a1', null)
    expect(course.onScreen.get('a1')).toBeNull()
    course.confirm(pageOf('a1'))
    expect(toSend(course)).toEqual({})
  })
})

describe("last year's answer", () => {
  test('shows where the record says nothing, and is no answer until the person goes on', () => {
    const course = createCourse(campaign, definition, looseDraft(), { a1: 'enrolled' }, { a1: 'completed', a2: '3' })
    expect(course.onScreen.get('a1')).toBe('enrolled')
    expect(course.onScreen.get('a2')).toBe('3')
    expect(toSend(course)).toEqual({})
    course.confirm(pageOf('a1'))
    course.confirm(pageOf('a2'))
    expect(toSend(course)).toMatchObject({ a1: 'enrolled', a2: '3' })
  })
})

describe('what the confirmed record says', () => {
  test('is not asked on the way, and can be changed all the same', () => {
    const course = begin({ a1: 'enrolled' })
    course.draft.answer('a1', 'enrolled')
    course.draft.answer('record-confirmed', { at: '2026-11-22T00:00:00Z', parts: ['course'], took: { a1: 'enrolled' } })
    expect(course.pages.value).not.toContain(pageOf('a1'))
    expect(course.pageNamed(pageOf('a1').id)).toBe(pageOf('a1'))
    expect(course.resumeAt()).toBe(pageOf('a2'))
    expect(toSend(course)).toEqual({ a1: 'enrolled' })
    course.draft.answer('a1', 'completed')
    expect(course.pages.value).toContain(pageOf('a1'))
  })
})

describe('the way through the questionnaire', () => {
  test('goes forward and back over the same pages', () => {
    const course = begin()
    course.draft.answer('a1', 'enrolled')
    const [first] = course.pages.value
    if (!first) throw new Error('the questionnaire has no page')
    const forward = [first]
    for (let next = course.after(first); next; next = course.after(next)) forward.push(next)
    expect(forward).toEqual(course.pages.value)
    expect(forward.toReversed().map((page) => course.before(page)?.id ?? null)).toEqual(
      [...forward.slice(0, -1).map(({ id }) => id).toReversed(), null],
    )
  })

  test('changes its pages when an answer that questions depend on changes', () => {
    const course = begin()
    course.draft.answer('a1', 'enrolled')
    expect(course.pages.value).toContain(pageOf('a2'))
    course.draft.answer('a1', 'completed')
    expect(course.pages.value).not.toContain(pageOf('a2'))
    expect(course.pages.value).toContain(pageOf('a3'))
  })

  test('does no work for the whole questionnaire when an answer nothing depends on changes', () => {
    const course = begin()
    const before = course.shown.value
    course.draft.answer('d3', 'a word')
    expect(course.shown.value).toBe(before)
  })

  test('returns to the check page after a change, by way of the pages that the change has opened', () => {
    const course = begin()
    course.draft.answer('a1', 'enrolled')
    course.draft.answer('a2', '3')
    course.draft.answer('a5', 'personal')
    course.draft.answer('a6', 'FR')
    course.draft.answer('b3', { choices: ['none'] })
    for (const item of itemsOf(definition)) {
      if (course.shown.value.has(item.id) && item.required && item.type === 'single' && course.draft.shown(item.id).value === undefined) {
        course.draft.answer(item.id, item.options[0]?.code ?? null)
      }
    }
    course.markChecked()
    expect(course.afterChange(pageOf('a2'))).toBeNull()
    course.draft.answer('a1', 'completed')
    expect(course.afterChange(pageOf('a1'))).toBe(pageOf('a3'))
  })
})

describe('what is worked out anew', () => {
  const number = (id: string, more: object = {}): Item => ({ id, type: 'number', label: { ja: '数', en: 'Number' }, required: false, ...more })
  const ruled: Definition = {
    ...definition,
    computed: [{ id: 'sum', label: { ja: '和', en: 'Sum' }, value: { op: 'sum', of: [{ op: 'answer', item: 'p' }, { op: 'answer', item: 'q' }] } }],
    pages: [number('p'), number('q'), number('free'), number('more', { showIf: { op: 'compare', item: 'sum', compare: '>', value: 10 } })]
      .map((item) => ({ id: item.id, section: 'work', items: [item] })),
  }

  test('is nothing at an answer that no rule reads, and nothing that shows at one that changes no outcome', () => {
    const course = createCourse(campaign, ruled, looseDraft(), {})
    const seen: unknown[] = []
    const stop = effect(() => void seen.push(course.shown.value))
    course.draft.answer('free', 7)
    course.draft.answer('p', 1)
    course.draft.answer('q', 2)
    course.draft.answer('q', 3)
    expect(seen).toHaveLength(1)
    course.draft.answer('q', 30)
    expect(seen).toHaveLength(2)
    expect(course.shown.value.has('more')).toBe(true)
    stop()
  })
})
