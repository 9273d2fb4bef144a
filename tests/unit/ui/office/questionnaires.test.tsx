import '../../../../src/office/areas.ts'
import { signal } from '@preact/signals'
import { beforeAll, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { OfficeQuestionnaire, WorkingCopy } from '../../../../src/api/office-questionnaires.ts'
import type { Language } from '../../../../src/domain/language.ts'
import type { Condition, Definition } from '../../../../src/domain/questionnaire/definition.ts'
import { itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import type { Asked } from '../../../../src/office/ask.ts'
import { ConditionForm } from '../../../../src/office/questionnaires/condition-form.tsx'
import { subjectsBefore } from '../../../../src/office/questionnaires/condition-shape.ts'
import { conditionWords } from '../../../../src/office/questionnaires/condition-words.ts'
import { Editor } from '../../../../src/office/questionnaires/editor.tsx'
import { openWriting, type Writing } from '../../../../src/office/questionnaires/writing.ts'
import type { Area } from '../../../../src/ui/text/areas.ts'
import { bringTexts, loadArea, setLanguage, t } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'

const both = (ja: string, en: string) => ({ ja, en })
/** Whether one works, how many hours, since when; the last is asked of those who work. */
const sketch = (): Definition => ({
  id: 'small',
  version: 1,
  title: both('調査', 'Survey'),
  sections: [{ id: 'work', title: both('仕事', 'Work') }],
  pages: [
    {
      id: 'page1',
      section: 'work',
      items: [
        {
          id: 'q1', type: 'single', label: both('働いていますか', 'Do you work?'), required: true,
          options: [{ code: 'yes', label: both('はい', 'Yes') }, { code: 'no', label: both('いいえ', 'No') }, { code: 'soon', label: both('これから', 'Soon') }],
        },
        { id: 'q2', type: 'number', label: both('時間', 'Hours'), required: false },
        { id: 'q3', type: 'yearMonth', label: both('いつから', 'Since when'), required: true, showIf: { op: 'eq', item: 'q1', value: 'yes' } },
      ],
    },
  ],
})

beforeAll(async () => {
  const files = import.meta.glob<Record<string, unknown>>('../../../../locales/*/office*.json', { import: 'default' })
  bringTexts(Object.fromEntries(Object.entries(files).map(([path, load]) => [path.slice('../'.length), load])))
  await Promise.all((['office', 'office-questionnaires'] as Area[]).map(loadArea))
})

const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name)
  if (!found) throw new Error(`no button ${name}`)
  return found
}
const box = (name: string): HTMLInputElement => {
  const found = [...document.querySelectorAll('label.choice')].find((each) => each.textContent.trim() === name)?.querySelector('input')
  if (!found) throw new Error(`no box ${name}`)
  return found
}

describe('a condition', () => {
  async function form(): Promise<{ now: () => Condition | undefined }> {
    const now = signal<Condition | undefined>(undefined)
    const Own = () => (
      <ConditionForm
        id="c"
        definition={sketch()}
        subjects={subjectsBefore(sketch(), { page: 0, item: 2 })}
        condition={now.value}
        onChange={(condition) => (now.value = condition)}
      />
    )
    await show(<Own />)
    return { now: () => now.value }
  }

  test('is built from the questions before, and read in words', async () => {
    const { now } = await form()
    await userEvent.click(button(t('office-questionnaires:condition.begin')))
    expect(now()).toEqual({ op: 'compare', item: 'q2', compare: '>=', value: 1 })
    await userEvent.selectOptions(byId('c-0-item', HTMLSelectElement), 'q1')
    await userEvent.click(box('はい'))
    expect(now()).toEqual({ op: 'eq', item: 'q1', value: 'yes' })
    await userEvent.click(box('これから'))
    expect(now()).toEqual({ op: 'in', item: 'q1', values: ['yes', 'soon'] })
    await userEvent.selectOptions(byId('c-0-is', HTMLSelectElement), 'notIn')
    expect(document.querySelector('.condition-words')?.textContent).toBe('「q1 働いていますか」が「はい、これから」以外のとき')
  })

  test('has groups in groups, and takes them away with their last part', async () => {
    const { now } = await form()
    await userEvent.click(button(t('office-questionnaires:condition.begin')))
    await userEvent.click(button(t('office-questionnaires:condition.addGroup')))
    expect(now()).toMatchObject({ op: 'all', of: [{ op: 'compare' }, { op: 'any', of: [{ op: 'in' }, { op: 'in' }] }] })
    await userEvent.click(byId('c-1-0-values-0', HTMLInputElement))
    await userEvent.click(byId('c-1-1-values-1', HTMLInputElement))
    expect(now()).toMatchObject({ of: [{}, { of: [{ value: 'yes' }, { value: 'no' }] }] })
    await userEvent.click(button(t('office-questionnaires:condition.remove', { number: 1 })))
    expect(now()).toEqual({ op: 'any', of: [{ op: 'eq', item: 'q1', value: 'yes' }, { op: 'eq', item: 'q1', value: 'no' }] })
  })

  test.each<[Language, string]>([
    ['ja', '「q1 働いていますか」が「はい」、かつ（「q2 時間」が20以上、または「q3 いつから」から基準日までが12か月未満）'],
    ['en', '“q1 Do you work?” is Yes and (“q2 Hours” is at least 20 or the months passed since “q3 Since when” are less than 12)'],
  ])('with its groups can be read in %s', async (language, words) => {
    await setLanguage(language)
    const condition: Condition = {
      op: 'all',
      of: [
        { op: 'eq', item: 'q1', value: 'yes' },
        { op: 'any', of: [{ op: 'compare', item: 'q2', compare: '>=', value: 20 }, { op: 'monthsSince', item: 'q3', compare: '<', months: 12 }] },
      ],
    }
    expect(conditionWords(sketch(), condition)).toBe(words)
  })
})

describe('the desk', () => {
  const copy = (): WorkingCopy => ({ rev: 1, definition: sketch(), updatedAt: '2026-11-22T00:00:00.000Z', savedBy: null })
  async function desk(save: (definition: Definition) => Asked<WorkingCopy>, theirs?: Definition): Promise<Writing> {
    const known: OfficeQuestionnaire = { id: 'small', versions: [], working: copy() }
    const writing = openWriting(copy(), {
      save: async (_, definition) => save(definition),
      begin: async (definition) => save(definition),
      read: async () => ({ ok: true, status: 200, value: { ...known, working: { ...copy(), rev: 9, definition: theirs ?? sketch() } } }),
      after: (_, then) => {
        const timer = setTimeout(then, 20)
        return () => clearTimeout(timer)
      },
    })
    const nothing = () => undefined
    await show(<Editor known={known} writing={writing} onPublished={nothing} onGone={nothing} onReplaced={nothing} />)
    return writing
  }
  const saved = (definition: Definition): Asked<WorkingCopy> => ({ ok: true, status: 200, value: { ...copy(), rev: 2, definition } })
  const open = (name: string) => userEvent.click([...document.querySelectorAll<HTMLElement>('.outline-entry')].find((each) => each.textContent.includes(name)) ?? document.body)

  test('renames a question with all that speaks of it once the field is left, and undoes it in one step', async () => {
    const writing = await desk(saved)
    await open('働いていますか')
    await userEvent.fill(byId('item-id', HTMLInputElement), 'q2')
    await userEvent.tab()
    expect(byId('item-id', HTMLInputElement).getAttribute('aria-invalid')).toBe('true')
    expect(itemsOf(writing.definition.value).map(({ id }) => id)).toEqual(['q1', 'q2', 'q3'])
    await userEvent.fill(byId('item-id', HTMLInputElement), 'works')
    await userEvent.tab()
    expect(itemsOf(writing.definition.value)[2]?.showIf).toEqual({ op: 'eq', item: 'works', value: 'yes' })
    await expect.poll(() => writing.saving.value.state).toBe('saved')
    await userEvent.click(button(t('office-questionnaires:undo')))
    expect(writing.definition.value).toEqual(sketch())
    expect(byId('item-id', HTMLInputElement).value).toBe('q1')
  })

  test('says what is wrong while one types, and leads to the field', async () => {
    await desk(saved)
    await open('いつから')
    await userEvent.clear(byId('item-label-en', HTMLTextAreaElement))
    const list = () => document.querySelector<HTMLElement>('.problem-list')
    await expect.poll(() => list()?.textContent).toContain('英語の文がありません')
    await open(t('office-questionnaires:whole.title'))
    await userEvent.click(document.querySelector('.fold-summary') ?? document.body)
    await userEvent.click(list()?.querySelector('button') ?? document.body)
    expect(document.activeElement?.id).toBe('item-label-en')
  })

  test('shows somebody else’s change and stores mine over it only when told', async () => {
    let changed = true
    const writing = await desk(
      (definition) => (changed ? { ok: false, problem: { code: 'changed-meanwhile', message: both('', '') }, body: null } : saved(definition)),
      { ...sketch(), title: both('相手の題', 'Theirs') },
    )
    await userEvent.fill(byId('whole-title-ja', HTMLTextAreaElement), '自分の題')
    await expect.poll(() => document.querySelector('[role="alert"] .notice')?.textContent).toContain(t('office-questionnaires:conflict.text'))
    changed = false
    await userEvent.click(button(t('office-questionnaires:conflict.mine')))
    await expect.poll(() => writing.saving.value.state).toBe('saved')
    expect(writing.definition.value.title.ja).toBe('自分の題')
    expect(document.querySelector('[role="alert"] .notice')).toBeNull()
  })

  test('keeps what is no number in its field, with a word about it, and stores nothing of it', async () => {
    const writing = await desk(saved)
    await open('時間')
    await userEvent.fill(byId('item-max', HTMLInputElement), '４０')
    expect(itemsOf(writing.definition.value)[1]).toMatchObject({ max: 40 })
    await userEvent.fill(byId('item-max', HTMLInputElement), '40時間')
    await userEvent.tab()
    expect(byId('item-max', HTMLInputElement).value).toBe('40時間')
    expect(byId('item-max', HTMLInputElement).getAttribute('aria-invalid')).toBe('true')
    expect(itemsOf(writing.definition.value)[1]).toMatchObject({ max: 40 })
  })
})
