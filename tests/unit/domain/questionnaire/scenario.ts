import type { Answer } from '../../../../src/domain/questionnaire/answers.ts'
import { checkSubmission } from '../../../../src/domain/questionnaire/check-answer.ts'
import { validAnswer } from '../../../../src/domain/questionnaire/check-field.ts'
import type { Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import { fieldsOf, itemsOf, progress, shownItems } from '../../../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../../../src/domain/questionnaire/to-send.ts'
import { expect } from 'vitest'

/**
 * Scenarios in the words of the form: what somebody answers, and what they are asked then.
 *
 *     const { answer, item } = scenario(yearlyQuestionnaire, '2026-11-01')
 *     answer('a1', 'enrolled')
 *     expect(item('a2')).toBeAsked()
 */

/** One question as it stands for somebody. */
export interface AskedItem {
  id: string
  asked: boolean
  required: boolean
}

export interface Scenario {
  /**
   * Answers a question that is asked: with a code, several codes, a number, words or a month, as its kind has it; `null`
   * takes the answer back. Throws where nobody could answer so: the question is not asked, or doesn't take it.
   */
  answer(field: string, value: Answer | readonly string[] | null): void
  /** Prefers not to say. */
  decline(field: string): void
  item(id: string): AskedItem
  /** Ids of everything asked, in order. */
  asked(): string[]
  /** Answers all that is required and still open with the first thing that can be. */
  answerTheRest(): void
  /** Whether all that is required is answered, and the server would receive it. */
  finished(): boolean
  /** What is sent. */
  sent(): Record<string, Answer>
}

/** Begins with nobody's answers. */
export function scenario(definition: Definition, referenceDate: string): Scenario {
  const answers: Record<string, Answer> = {}
  const items = itemsOf(definition)
  const now = () => shownItems(definition, answers, referenceDate)
  const itemWith = (field: string): Item => {
    const found = items.find((item) => fieldsOf(item).includes(field))
    if (!found) throw new Error(`no question has the field ${field}`)
    return found
  }
  const put = (field: string, value: Answer) => {
    const item = itemWith(field)
    if (!now().has(item.id)) throw new Error(`${item.id} is not asked here`)
    if (validAnswer(item, value, referenceDate) === undefined) throw new Error(`${item.id} does not take ${JSON.stringify(value)}`)
    answers[field] = value
  }
  const story: Scenario = {
    answer(field, value) {
      if (value === null) delete answers[field]
      else put(field, Array.isArray(value) ? { choices: [...value] } : (value as Answer))
    },
    decline: (field) => put(field, { declined: true }),
    item(id) {
      if (!items.some((item) => item.id === id)) throw new Error(`there is no question ${id}`)
      const shown = now()
      return { id, asked: shown.has(id), required: shown.required.has(id) }
    },
    asked: () => [...now()],
    answerTheRest() {
      for (const item of items) {
        for (const field of fieldsOf(item)) if (now().required.has(item.id) && answers[field] === undefined) put(field, plain(item))
      }
    },
    finished: () =>
      progress(definition, answers, referenceDate).open.required === 0 &&
      checkSubmission(definition, answersToSend(definition, answers, referenceDate), referenceDate).length === 0,
    sent: () => answersToSend(definition, answers, referenceDate),
  }
  return story
}

/** The first thing a question takes. */
function plain(item: Item): Answer {
  switch (item.type) {
    case 'multi': return { choices: [item.options[0]?.code ?? ''] }
    case 'number': return item.min ?? 0
    case 'scale': return item.from
    case 'text': case 'longText': return 'はい'
    case 'yearMonth': return item.min ?? '2024-03'
    case 'country': return 'JP'
    case 'prefecture': return '00013'
    case 'jobType': return '00015'
    case 'researchField': return item.level === 'large' ? '00189' : '38010'
    default: return item.options[0]?.code ?? ''
  }
}

expect.extend({
  toBeAsked: ({ id, asked }: AskedItem) => ({ pass: asked, message: () => `${id} is ${asked ? '' : 'not '}asked` }),
  toBeRequired: ({ id, required }: AskedItem) => ({ pass: required, message: () => `${id} is ${required ? '' : 'not '}required` }),
})

declare module 'vitest' {
  interface Matchers {
    /** Of an item of a scenario: the question is put to them. */
    toBeAsked: () => void
    /** Of an item of a scenario: they can't go on without an answer. */
    toBeRequired: () => void
  }
}
