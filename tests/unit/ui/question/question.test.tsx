import axe from 'axe-core'
import { signal, type Signal } from '@preact/signals'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import type { Language } from '../../../../src/domain/language.ts'
import type { Answer } from '../../../../src/domain/questionnaire/answers.ts'
import { checkField, type AnswerProblem } from '../../../../src/domain/questionnaire/check-answer.ts'
import type { Item } from '../../../../src/domain/questionnaire/definition.ts'
import { fieldsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { Button } from '../../../../src/ui/controls/Button.tsx'
import { Link } from '../../../../src/ui/controls/Link.tsx'
import { Notice } from '../../../../src/ui/controls/Notice.tsx'
import { ProgressLine } from '../../../../src/ui/controls/ProgressLine.tsx'
import { Tag } from '../../../../src/ui/controls/Tag.tsx'
import { describeAnswer } from '../../../../src/ui/question/describe-answer.ts'
import { Question } from '../../../../src/ui/question/Question.tsx'
import { setLanguage } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'
import { items } from './items.ts'

/** A draft in memory: a signal for each field, as the app keeps one. */
function draft() {
  const fields = new Map<string, Signal<Answer | null | undefined>>()
  const field = (name: string) => {
    const known = fields.get(name) ?? signal<Answer | null | undefined>(undefined)
    fields.set(name, known)
    return known
  }
  return {
    get: (name: string) => field(name).value,
    put: (name: string, value: Answer | null) => {
      field(name).value = value
    },
  }
}

async function ask(item: Item, language: Language = 'ja', problems?: Record<string, AnswerProblem>) {
  const answers = draft()
  const Asked = () => <Question item={item} answers={answers} problems={problems} onAnswer={answers.put} heading />
  await show(<Asked />, language)
  return answers
}
const radio = (name: string) => document.evaluate(`//label[contains(., "${name}")]//input`, document.body).iterateNext()
async function press(name: string) {
  const input = radio(name)
  if (!(input instanceof HTMLInputElement)) throw new Error(`nothing to press is called ${name}`)
  await userEvent.click(input)
  return input
}

test('what is said of an answer from the record keeps its room once another is chosen, so that nothing moves', async () => {
  const answers = draft()
  answers.put('c5', 'univ')
  const Asked = () => (
    <Question
      item={items.single}
      answers={answers}
      origin={{ mark: '登録情報から', advice: '違っていれば直してください。', holds: answers.get('c5') === 'univ' }}
      onAnswer={answers.put}
      heading
    />
  )
  await show(<Asked />)
  const place = () => document.querySelector('h1')?.getBoundingClientRect().top
  const mark = () => document.querySelector('.question-mark')
  const [before, described] = [place(), document.querySelector('fieldset')?.getAttribute('aria-describedby')]
  expect(document.getElementById(described ?? '')?.textContent).toBe('違っていれば直してください。')
  expect(mark()).toHaveProperty('textContent', '登録情報から')
  await press('民間企業')
  await expect.poll(() => getComputedStyle(mark() ?? document.body).visibility).toBe('hidden')
  expect(place()).toBe(before)
})

describe('one of a few', () => {
  test('is answered by its code, and the choice can be taken back', async () => {
    const answers = await ask(items.single)
    await press('民間企業')
    expect(answers.get('c5')).toBe('company')
    await userEvent.click(document.querySelector('.choice-clear button') ?? document.body)
    expect(answers.get('c5')).toBeNull()
    expect(document.querySelectorAll(':checked')).toHaveLength(0)
  })

  test('asks for a word beside a choice that wants one', async () => {
    const answers = await ask(items.single)
    await press('その他')
    expect(answers.get('c5')).toEqual({ choices: ['other'] })
    await userEvent.tab()
    await userEvent.keyboard('財団')
    expect(answers.get('c5')).toEqual({ choices: ['other'], text: { other: '財団' } })
    expect(describeAnswer(items.single, answers)).toBe('その他：財団')
  })

  test('can be declined where the item lets it, and only there', async () => {
    const answers = await ask(items.single)
    await press('答えたくない')
    expect(answers.get('c5')).toEqual({ declined: true })
    expect(checkField(items.single, answers.get('c5'), '2026-11-01')).toBeNull()
    await ask(items.multi)
    expect(radio('答えたくない')).toBeNull()
  })
})

test('several choices: "none" unticks the others, on screen too', async () => {
  const answers = await ask(items.multi)
  const first = await press('ティーチング')
  await press('リサーチ')
  expect(answers.get('b3')).toEqual({ choices: ['ta', 'ra'] })
  await press('受けていない')
  expect(answers.get('b3')).toEqual({ choices: ['none'] })
  expect(first.checked).toBe(false)
})

describe('a number', () => {
  test('is stored as a number from full-width digits, and shown plain once the field is left', async () => {
    const answers = await ask(items.number)
    const input = byId('q-b6', HTMLInputElement)
    await userEvent.click(input)
    await userEvent.keyboard('１２．５')
    expect(answers.get('b6')).toBe(12.5)
    expect(input.value).toBe('１２．５')
    await userEvent.tab()
    expect(input.value).toBe('12.5')
    expect(describeAnswer(items.number, answers)).toBe('12.5時間')
  })

  test('keeps what is no number as it was typed', async () => {
    const answers = await ask(items.number)
    await userEvent.click(byId('q-b6', HTMLInputElement))
    await userEvent.keyboard('12くらい')
    await userEvent.tab()
    expect(byId('q-b6', HTMLInputElement).value).toBe('12くらい')
    expect(checkField(items.number, answers.get('b6'), '2026-11-01')?.code).toBe('not-a-number')
  })

  test('is emptied by declining, and typing takes the refusal back', async () => {
    const answers = await ask(items.number)
    await userEvent.click(byId('q-b6', HTMLInputElement))
    await userEvent.keyboard('8')
    await press('答えたくない')
    expect(answers.get('b6')).toEqual({ declined: true })
    expect(byId('q-b6', HTMLInputElement).value).toBe('')
    await userEvent.click(byId('q-b6', HTMLInputElement))
    await userEvent.keyboard('9')
    expect(answers.get('b6')).toBe(9)
    expect(byId('q-b6-decline', HTMLInputElement).checked).toBe(false)
  })
})

test('a month is understood in an era and shown with it; the year in the field becomes the western one', async () => {
  const answers = await ask(items.yearMonth)
  await userEvent.click(byId('q-a3', HTMLInputElement))
  await userEvent.keyboard('令和6')
  expect(answers.get('a3')).toBe('令和6-')
  await userEvent.tab()
  await userEvent.keyboard('３')
  expect(answers.get('a3')).toBe('2024-03')
  await userEvent.tab()
  expect(byId('q-a3', HTMLInputElement).value).toBe('2024')
  expect(byId('q-a3-month', HTMLInputElement).value).toBe('3')
  expect(document.querySelector('output')?.textContent).toBe('2024年3月（令和6年3月）')
})

test('a matrix is answered row by row', async () => {
  const answers = await ask(items.matrix)
  const [, second] = document.querySelectorAll('[role=radiogroup]')
  await userEvent.click(second?.querySelector('input') ?? document.body)
  expect(answers.get('b8.money')).toBe('5')
  expect(answers.get('b8.guidance')).toBeUndefined()
  expect(describeAnswer(items.matrix, answers)).toBe('経済的支援：良い')
})

test('an open row of a matrix is named in its error, with the same words as in a summary', async () => {
  await ask(items.matrix, 'en', { 'b8.money': { code: 'required' } })
  expect(document.getElementById('q-b8.money-error')?.textContent).toBe('Error: Financial support: Choose one')
})

test('the label follows the language in the middle of an answer, and the input keeps text and focus', async () => {
  const answers = await ask(items.text)
  const area = byId('q-d3', HTMLTextAreaElement)
  await userEvent.click(area)
  await userEvent.keyboard('研究費')
  area.setSelectionRange(1, 1)
  await setLanguage('en')
  await expect.poll(() => document.querySelector('h1')?.textContent).toContain('Your comments')
  expect(document.activeElement).toBe(area)
  expect(area.selectionStart).toBe(1)
  await userEvent.keyboard('X')
  expect(answers.get('d3')).toBe('研X究費')
})

test('the app hears when the person comes into a question and when they leave it, not in between', async () => {
  const heard: (string | null)[] = []
  const answers = draft()
  await show(
    <>
      <Question item={items.yearMonth} answers={answers} onAnswer={answers.put} onAttend={(id) => heard.push(id)} />
      <button type="button">{'away'}</button>
    </>,
  )
  await userEvent.click(byId('q-a3', HTMLInputElement))
  await userEvent.tab()
  expect(heard).not.toContain(null)
  await userEvent.tab()
  expect(heard.at(0)).toBe('a3')
  expect(heard.at(-1)).toBeNull()
})

describe.each([
  ['ja', 'light'],
  ['en', 'dark'],
] as const)('in %s and %s colours', (language, scheme) => {
  beforeAll(() => cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] }))
  afterAll(() => cdp().send('Emulation.setEmulatedMedia', { features: [] }))

  test.each(Object.values(items))('$type passes the checks of axe, with errors too', async (item: Item) => {
    expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true)
    for (const problems of [undefined, Object.fromEntries(fieldsOf(item).map((field) => [field, { code: 'required' as const }]))]) {
      await ask(item, language, problems)
      const { violations } = await axe.run(document.querySelector('main') ?? document.body)
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  })

  test('notices, tags and buttons pass the checks of axe', async () => {
    const kinds = ['info', 'success', 'warning', 'error'] as const
    await show(
      <>
        {kinds.map((kind) => (
          <Notice key={kind} kind={kind} title={kind} actions={<Link href="/">{kind}</Link>}>
            <Tag kind={kind}>{kind}</Tag>
          </Notice>
        ))}
        <ProgressLine done={3} total={19} />
        {(['primary', 'secondary', 'quiet'] as const).map((kind) => (
          <Button key={kind} kind={kind}>
            {kind}
          </Button>
        ))}
        <h1>{'Kit'}</h1>
      </>,
      language,
    )
    const { violations } = await axe.run(document.querySelector('main') ?? document.body)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})
