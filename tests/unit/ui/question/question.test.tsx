import axe from 'axe-core'
import { signal, type Signal } from '@preact/signals'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import type { Language } from '../../../../src/domain/language.ts'
import type { Answer } from '../../../../src/domain/questionnaire/answers.ts'
import { checkField, type AnswerProblem } from '../../../../src/domain/questionnaire/check-answer.ts'
import type { Definition, Item, ItemOf } from '../../../../src/domain/questionnaire/definition.ts'
import { fieldsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { Button } from '../../../../src/ui/controls/Button.tsx'
import { Link } from '../../../../src/ui/controls/Link.tsx'
import { Notice } from '../../../../src/ui/controls/Notice.tsx'
import { ProgressLine } from '../../../../src/ui/controls/ProgressLine.tsx'
import { Tag } from '../../../../src/ui/controls/Tag.tsx'
import { describeAnswer } from '../../../../src/ui/question/describe-answer.ts'
import { fieldTable, laterKinds } from '../../../../src/ui/question/later-parts.ts'
import { Question } from '../../../../src/ui/question/Question.tsx'
import { saysOf } from '../../../../src/ui/question/wording.ts'
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

beforeAll(() => Promise.all([laterKinds.ready(), fieldTable.ready()]))

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

describe('a scale', () => {
  test('is answered by its number, and the choice can be taken back', async () => {
    const answers = await ask(items.scale)
    await userEvent.click(byId('q-d6-7', HTMLInputElement))
    expect(answers.get('d6')).toBe(7)
    expect(describeAnswer(items.scale, answers)).toBe('7')
    await userEvent.click(document.querySelector('.choice-clear button') ?? document.body)
    expect(answers.get('d6')).toBeNull()
  })

  test('says at its ends what they mean, to those who see the row and to those who hear it', async () => {
    const answers = await ask(items.scale, 'en')
    const spoken = [...document.querySelectorAll('.scale-row label')].map((label) => label.textContent)
    expect([spoken[0], spoken[5], spoken[10]]).toEqual(['0 Very unsatisfied', '5', '10 Very satisfied'])
    expect(document.querySelector('.scale-ends')?.textContent).toBe('Very unsatisfiedVery satisfied')
    answers.put('d6', 10)
    expect(describeAnswer(items.scale, answers)).toBe('10 (Very satisfied)')
  })

  test('can be declined, and a choice takes that back', async () => {
    const answers = await ask(items.scale)
    await press('答えたくない')
    expect(answers.get('d6')).toEqual({ declined: true })
    await userEvent.click(byId('q-d6', HTMLInputElement))
    expect(answers.get('d6')).toBe(0)
    expect(byId('q-d6-decline', HTMLInputElement).checked).toBe(false)
  })

  test('has targets of 44 pixels, in several lines where one is too narrow', async () => {
    await ask(items.scale)
    const main = document.querySelector('main')
    if (main) main.style.inlineSize = '288px'
    const targets = [...document.querySelectorAll('.scale-row label')].map((label) => label.getBoundingClientRect())
    for (const { width, height } of targets) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
    expect(new Set(targets.map(({ top }) => top)).size).toBe(2)
    expect(main?.scrollWidth).toBeLessThanOrEqual(288)
  })
})

test('a long text tells how much is too much and keeps all of it', async () => {
  const answers = await ask(items.longText)
  await userEvent.click(byId('q-d5', HTMLTextAreaElement))
  await userEvent.keyboard('あいうえおかきくけこ{Enter}さしすせそたちつてとな')
  expect(answers.get('d5')).toBe('あいうえおかきくけこ\nさしすせそたちつてとな')
  expect(document.getElementById('q-d5-count')?.textContent).toContain('2')
  expect(checkField(items.longText, answers.get('d5'), '2026-11-01')).toEqual({ code: 'too-long', params: { max: 20, length: 22 } })
})

test('a research field is found by typing, in either language, and stored by its code', async () => {
  const answers = await ask(items.researchField)
  await userEvent.click(byId('q-a8', HTMLInputElement))
  await userEvent.keyboard('forest sci')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(answers.get('a8')).toBe('40010')
  expect(describeAnswer(items.researchField, answers)).toBe('森林科学')
})

test('options without an order of their own stand in one that is drawn for the person, the same each time', async () => {
  const item: ItemOf<'multi'> = {
    ...items.multi, shuffle: true,
    options: [...Array.from({ length: 8 }, (_, at) => ({ code: `o${at}`, label: { ja: `選択肢${at}`, en: `Option ${at}` } })), ...items.multi.options.slice(2)],
  }
  const order = async (seed?: string) => {
    const answers = draft()
    await show(<Question item={item} answers={answers} seed={seed} onAnswer={answers.put} />)
    return [...document.querySelectorAll('.choice-words')].map((words) => words.textContent)
  }
  const [plain, first, again, other] = [await order(), await order('a.2026'), await order('a.2026'), await order('b.2026')]
  expect(first).toEqual(again)
  expect(new Set([plain, first, other].map(String)).size).toBe(3)
  for (const shown of [plain, first, other]) expect(shown.slice(-2)).toEqual(['その他', '受けていない'])
})

describe('an earlier answer in a later text', () => {
  const label = { ja: '「${d3}」をいつ始めましたか。', en: 'When did you begin “${d3}”?' }
  const definition: Definition = {
    id: 'piped', version: 1, title: label, sections: [{ id: 'all', title: label }],
    pages: [{ id: 'p', section: 'all', items: [items.text, items.multi, { ...items.number, label, help: { ja: '${b3}', en: '${b3}' } }] }],
  }
  const piped = async (values: Record<string, Answer>, language: Language, shown: string[] = ['d3', 'b3']) => {
    const answers = draft()
    for (const [field, value] of Object.entries(values)) answers.put(field, value)
    const says = saysOf(definition, answers, () => new Set(shown), '2026-11-01')
    const [page] = definition.pages
    const item = page?.items[2]
    if (!item) throw new Error('the definition has lost its last item')
    await show(<Question item={item} answers={answers} says={says} onAnswer={answers.put} heading />, language)
    return [document.querySelector('.label-words')?.textContent, document.querySelector('.support')?.textContent]
  }

  test('is put in as it was written, in both languages', async () => {
    expect(await piped({ d3: '深海の研究', b3: { choices: ['ta', 'ra'] } }, 'ja')).toEqual([
      '「深海の研究」をいつ始めましたか。', 'ティーチング・アシスタント、リサーチ・アシスタント',
    ])
    expect(await piped({ d3: '深海の研究', b3: { choices: ['ta', 'ra'] } }, 'en')).toEqual([
      'When did you begin “深海の研究”?', 'Teaching assistant, Research assistant',
    ])
  })

  test('is a neutral word while there is none, when it is declined, and when its question is not asked', async () => {
    expect(await piped({}, 'ja')).toEqual(['「（回答なし）」をいつ始めましたか。', '（回答なし）'])
    expect(await piped({ d3: '深海', b3: { declined: true } }, 'en', ['b3'])).toEqual(['When did you begin “(no answer)”?', '(no answer)'])
  })

  test('is never read as a reference, a template or markup, whatever somebody wrote', async () => {
    const words = '<b>${b3}</b> {{and}} $& $1 &amp;'
    expect(await piped({ d3: words, b3: { choices: ['ta'] } }, 'en')).toEqual([`When did you begin “${words}”?`, 'Teaching assistant'])
    expect(document.querySelector('b')).toBeNull()
  })
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
