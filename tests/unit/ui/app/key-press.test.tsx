import '../../../../src/app/areas.ts'
import { signal } from '@preact/signals'
import { fireEvent } from '@testing-library/preact'
import { options, type VNode } from 'preact'
import { LocationProvider } from 'preact-iso/router'
import { afterEach, expect, test } from 'vitest'
import type { DraftState } from '../../../../src/app/shell/record-draft.ts'
import { createCourse } from '../../../../src/app/survey/course.ts'
import type { Draft } from '../../../../src/app/survey/draft.ts'
import { QuestionPage } from '../../../../src/app/survey/question-page.tsx'
import type { Json } from '../../../../src/domain/json.ts'
import type { Condition, Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import { loadKindsOf } from '../../../../src/ui/question/later-parts.ts'
import { loadArea } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'

/** How often a rule was judged: each counts when it is asked of which item it speaks. */
let judged = 0
const counted = (rule: Extract<Condition, { op: 'compare' }>): Condition => ({
  ...rule,
  get item() {
    judged += 1
    return rule.item
  },
})

/** Forty texts in several lines after a number, on which every fourth of them hangs. */
const definition: Definition = {
  id: 'many', version: 1, title: { ja: '多い', en: 'Many' },
  sections: [{ id: 's', title: { ja: '質問', en: 'Questions' } }],
  pages: [{ id: 'p', section: 's', items: [
    { id: 'n', type: 'number', label: { ja: '数', en: 'A number' }, required: false },
    ...Array.from({ length: 40 }, (_, at): Item => ({
      id: `t${at}`, type: 'text', label: { ja: `${at}番`, en: `Number ${at}` }, required: false, maxLength: 200,
      ...(at % 4 === 0 ? { showIf: counted({ op: 'compare', item: 'n', compare: '>=', value: at }) } : {}),
    })),
  ] }],
}
const campaign = {
  id: 'c', title: definition.title, definition: { id: 'many', version: 1 }, referenceDate: '2026-11-22',
  opensAt: '2026-11-01T00:00:00Z', closesAt: '2026-12-31T00:00:00Z', graceUntil: '2027-01-31T00:00:00Z',
}

/** A draft that stores nothing. */
function looseDraft(): Draft {
  const fields = new Map<string, ReturnType<typeof signal<Json | undefined>>>()
  const shown = (name: string) => {
    const field = fields.get(name) ?? signal<Json | undefined>(undefined)
    fields.set(name, field)
    return field
  }
  return {
    state: signal<DraftState>('untouched'), shown,
    all: () => Object.fromEntries([...fields].flatMap(([name, field]) => (field.peek() === undefined ? [] : [[name, field.peek() ?? null]]))),
    answer: (name, value) => {
      shown(name).value = value
    },
    madeFor: () => 1, moveOn: () => undefined, unstored: () => undefined, attend: () => undefined,
    flush: async () => true, close: async () => true, abandon: () => undefined,
  }
}

const before = options.diffed?.bind(options) ?? (() => undefined)
afterEach(() => {
  options.diffed = before
})

/** The components that rendered since, by name, with the id each was given. */
function watchRenders(): string[] {
  const rendered: string[] = []
  options.diffed = (vnode: VNode) => {
    before(vnode)
    if (typeof vnode.type !== 'function') return
    const { id, item } = vnode.props as { id?: string; item?: { id: string } }
    rendered.push(`${vnode.type.name} ${item?.id ?? id ?? ''}`.trim())
  }
  return rendered
}

async function openPage() {
  await Promise.all([loadArea('survey'), loadKindsOf(definition)])
  const course = createCourse(campaign, definition, looseDraft(), {})
  const page = definition.pages[0]
  if (!page) throw new Error('no page')
  return show(<LocationProvider><QuestionPage course={course} page={page} changing={false} /></LocationProvider>, 'en')
}

const type = (field: HTMLElement, value: string) => {
  fireEvent.input(field, { target: { value } })
  return new Promise(requestAnimationFrame)
}

test('a key in a text renders the field it is typed into, no other question and not the page, and judges no rule', async () => {
  await openPage()
  const field = byId('q-t1', HTMLTextAreaElement)
  await type(field, 'a')
  judged = 0
  const rendered = watchRenders()
  await type(field, 'ab')
  expect(rendered).toContain('LongText q-t1')
  expect(rendered).not.toContain('QuestionPage')
  expect(rendered.filter((name) => / (q-)?(t\d+|n)$/.test(name) && !/ (q-)?t1$/.test(name))).toEqual([])
  expect(rendered.filter((name) => name.startsWith('Question '))).toEqual([])
  expect(judged).toBe(0)
})

test('a key in a number that rules speak of renders only its field while they say the same, and only what opens when they do not', async () => {
  const shown = await openPage()
  const field = byId('q-n', HTMLInputElement)
  await type(field, '1')
  const rendered = watchRenders()
  await type(field, '2')
  expect(rendered).toContain('TextField q-n')
  expect(rendered).not.toContain('QuestionPage')
  expect(rendered.filter((name) => name.startsWith('LongText'))).toEqual([])
  expect(shown.container.querySelector('#q-t4')).toBeNull()
  await type(field, '5')
  expect(shown.container.querySelector('#q-t4')).not.toBeNull()
})

test('a question is laid out and painted apart from the others, but where its list or its ring stands out', async () => {
  await openPage()
  const [asked, other] = ['q-t1', 'q-t2'].map((id) => byId(id, HTMLTextAreaElement).closest('.question'))
  byId('q-t1', HTMLTextAreaElement).focus()
  if (!asked || !other) throw new Error('no questions')
  expect(getComputedStyle(other).contain).toBe('content')
  expect(getComputedStyle(asked).contain).not.toContain('paint')
})
