import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, Answers } from '../../../../src/domain/questionnaire/answers.ts'
import { checkField, checkPage, checkSubmission } from '../../../../src/domain/questionnaire/check-answer.ts'
import { checkDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import type { Definition, Item } from '../../../../src/domain/questionnaire/definition.ts'
import {
  fieldsOf, firstOpenPage, itemsOf, progress, shownFields, shownItems, shownPages,
} from '../../../../src/domain/questionnaire/evaluate.ts'
import { reachOf } from '../../../../src/domain/questionnaire/reachable.ts'
import { answersToSend } from '../../../../src/domain/questionnaire/to-send.ts'
import type { DraftAnswers } from '../../../../src/domain/questionnaire/read-answer.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'
import { anyDefinition, draftOf, plausible, smallDefinition } from './arbitraries.ts'
import { referenceDate } from './build.ts'

// The limit ends the search for the smallest counterexample, which can take minutes here.
const runs = { numRuns: 1000, interruptAfterTimeLimit: 20_000 }
const isSound = (definition: Definition) => checkDefinition(definition, referenceDate).length === 0
const soundDefinition = fc.oneof(
  { weight: 30, arbitrary: anyDefinition.filter(isSound) },
  { weight: 1, arbitrary: fc.constant(yearlyQuestionnaire) },
)
const withDraft = (definition: fc.Arbitrary<Definition>) =>
  definition.chain((one) => fc.tuple(fc.constant(one), draftOf(one)))

/** Answers that may satisfy a field, found without the checker: single choices, and numbers and months one by one. */
function attempts(item: Item): Answer[] {
  switch (item.type) {
    case 'multi': return item.options.map((option) => ({ choices: [option.code] }))
    case 'number': return Array.from({ length: 4001 }, (_, index) => (index - 2000) / 20)
    case 'yearMonth': return Array.from({ length: 200 * 12 }, (_, index) =>
      `${1900 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`)
    case 'text': case 'longText': return ['はい']
    case 'scale': return [0, 1, 5, 10]
    case 'researchField': return ['00189', '38010']
    case 'country': return ['JP', 'FR']
    case 'prefecture': return ['00013', '00001']
    case 'jobType': return ['00015', '99999']
    default: return item.options.map((option) => option.code)
  }
}

describe('a questionnaire that passes the checker', () => {
  test('leads nobody to a dead page: each page reached asks something, can be answered, and the way ends', () => {
    fc.assert(
      fc.property(soundDefinition, fc.gen(), (definition, gen) => {
        const answers: Record<string, Answer> = {}
        const visited: string[] = []
        for (;;) {
          const shown = shownItems(definition, answers, referenceDate)
          const pages = shownPages(definition, shown)
          // The way back stays as it was: an answer never opens or closes a page before its own.
          expect(pages.slice(0, visited.length).map((page) => page.id)).toEqual(visited)
          const page = pages[visited.length]
          if (page === undefined) break
          visited.push(page.id)
          for (const item of page.items) {
            const asked = shownItems(definition, answers, referenceDate)
            if (!asked.has(item.id)) continue
            for (const field of fieldsOf(item)) {
              const fitting = attempts(item).filter((answer) => checkField(item, answer, referenceDate, true) === null)
              expect(fitting.length).toBeGreaterThan(0)
              const skip = !asked.required.has(item.id) && gen(fc.boolean)
              const answer = fitting[gen(fc.nat, fitting.length - 1)]
              if (!skip && answer !== undefined) answers[field] = answer
            }
          }
          const asked = shownItems(definition, answers, referenceDate)
          expect(page.items.some((item) => asked.has(item.id))).toBe(true)
          expect(checkPage(page, asked, answers, referenceDate)).toEqual([])
        }
        expect(visited.length).toBeLessThanOrEqual(definition.pages.length)
        expect(checkSubmission(definition, answersToSend(definition, answers, referenceDate), referenceDate)).toEqual([])
        expect(progress(definition, answers, referenceDate).open.required).toBe(0)
      }),
      runs,
    )
  })

  test('is common enough among those made up here for these tests to say something', () => {
    const sample = fc.sample(anyDefinition, { numRuns: 500, seed: 1 })
    const sound = sample.filter(isSound)
    expect(sound.length).toBeGreaterThan(100)
    expect(sound.filter((definition) => itemsOf(definition).filter((item) => item.showIf).length > 1).length).toBeGreaterThan(30)
  })
})

describe('whether a question can be reached', () => {
  /** All valid and invalid ways to answer one item, silence among them. */
  const ways = (item: Item): (Answer | undefined)[] => {
    const codes = 'options' in item ? item.options.map((option) => option.code) : []
    const sets = codes.reduce<string[][]>((made, code) => [...made, ...made.map((set) => [...set, code])], [[]])
    return [undefined, ...(item.type === 'multi' ? sets.map((choices) => ({ choices })) : codes)]
  }

  test('is decided as trying all answers decides it', () => {
    fc.assert(
      fc.property(smallDefinition, (definition) => {
        const found = new Set<string>()
        const tryAll = (items: Item[], answers: DraftAnswers): void => {
          const [item, ...rest] = items
          if (item === undefined) for (const id of shownItems(definition, answers, referenceDate)) found.add(id)
          else for (const answer of ways(item)) tryAll(rest, { ...answers, [item.id]: answer })
        }
        tryAll(itemsOf(definition), {})
        const { dead, unsure } = reachOf(definition)
        expect([...unsure]).toEqual([])
        expect(new Set(itemsOf(definition).map(({ id }) => id).filter((id) => !dead.has(id)))).toEqual(found)
      }),
      { ...runs, numRuns: 200 },
    )
  })

  test('is never denied of a question that some answers do reach', () => {
    fc.assert(
      fc.property(withDraft(anyDefinition), ([definition, answers]) => {
        const [any, here] = [reachOf(definition), reachOf(definition, referenceDate)]
        for (const id of shownItems(definition, answers, referenceDate)) {
          expect(any.dead.has(id)).toBe(false)
          expect(here.dead.has(id)).toBe(false)
        }
      }),
      runs,
    )
  })

  test('is answered within its steps as without any limit, or honestly not at all', () => {
    const free = { item: Number.MAX_SAFE_INTEGER, whole: Number.MAX_SAFE_INTEGER }
    const steps = fc.record({ item: fc.integer({ min: 0, max: 400 }), whole: fc.integer({ min: 0, max: 2000 }) })
    fc.assert(
      fc.property(fc.oneof(anyDefinition, smallDefinition), steps, (definition, limit) => {
        const [whole, some] = [reachOf(definition, referenceDate, free), reachOf(definition, referenceDate, limit)]
        expect([...whole.unsure]).toEqual([])
        const told = itemsOf(definition).map(({ id }) => id).filter((id) => !some.unsure.has(id))
        expect(told.filter((id) => some.dead.has(id))).toEqual(told.filter((id) => whole.dead.has(id)))
        expect(reachOf(definition, referenceDate)).toEqual(whole)
      }),
      runs,
    )
  })
})

describe('for any questionnaire and any draft', () => {
  test('the same answers ask the same questions, whatever order they were written in', () => {
    fc.assert(
      fc.property(withDraft(anyDefinition), ([definition, answers]) => {
        const backwards = Object.fromEntries(Object.entries(answers).toReversed())
        expect([...shownItems(structuredClone(definition), backwards, referenceDate)])
          .toEqual([...shownItems(definition, answers, referenceDate)])
        expect(answersToSend(definition, backwards, referenceDate)).toEqual(answersToSend(definition, answers, referenceDate))
      }),
      runs,
    )
  })

  test('the answer to a question that is not asked changes nothing', () => {
    fc.assert(
      fc.property(withDraft(anyDefinition), fc.gen(), ([definition, answers], gen) => {
        const shown = shownItems(definition, answers, referenceDate)
        const changed: Record<string, Answer | null | undefined> = { ...answers }
        for (const item of itemsOf(definition).filter((item) => !shown.has(item.id))) {
          for (const field of fieldsOf(item)) changed[field] = gen(() => plausible(item))
        }
        expect(shownItems(definition, changed, referenceDate)).toEqual(shown)
        expect(answersToSend(definition, changed, referenceDate)).toEqual(answersToSend(definition, answers, referenceDate))
      }),
      runs,
    )
  })

  test('what is sent is received when every page that is shown is right, and only then', () => {
    fc.assert(
      fc.property(withDraft(anyDefinition), ([definition, answers]) => {
        const shown = shownItems(definition, answers, referenceDate)
        const wrong = shownPages(definition, shown).flatMap((page) => checkPage(page, shown, answers, referenceDate))
        const sent = answersToSend(definition, answers, referenceDate)
        const refused = checkSubmission(definition, sent, referenceDate)
        expect(refused.map((refusal) => refusal.field)).toEqual(wrong.map((problem) => problem.field))
        const fields = shownFields(definition, shown)
        expect(Object.keys(sent).filter((field) => !fields.includes(field))).toEqual([])
        expect(answersToSend(definition, sent, referenceDate)).toEqual(sent)
      }),
      runs,
    )
  })

  test('one goes on at a page that is shown, and is done only when nothing is wrong', () => {
    fc.assert(
      fc.property(withDraft(anyDefinition), ([definition, answers]) => {
        const shown = shownItems(definition, answers, referenceDate)
        const pages = shownPages(definition, shown)
        const next = firstOpenPage(definition, answers, referenceDate)
        expect([...pages, null]).toContain(next)
        const before = next === null ? pages : pages.slice(0, pages.indexOf(next))
        expect(before.flatMap((page) => checkPage(page, shown, answers, referenceDate))).toEqual([])
      }),
      runs,
    )
  })

  test('values of any kind, from any version, never make anything throw', () => {
    const garbage = fc.oneof(
      fc.anything(), fc.jsonValue(), fc.record({ choices: fc.anything(), text: fc.anything() }, { requiredKeys: ['choices'] }),
      fc.record({ declined: fc.anything() }),
    )
    const name = fc.oneof(fc.integer({ min: 0, max: 7 }).map((index) => `q${index}`), fc.constantFrom('q0.pay', '__proto__', 'toString'), fc.string())
    fc.assert(
      fc.property(anyDefinition, fc.dictionary(name, garbage), (definition, values) => {
        const answers = values as DraftAnswers
        const shown = shownItems(definition, answers, referenceDate)
        for (const page of definition.pages) checkPage(page, shown, answers, referenceDate)
        progress(definition, answers, referenceDate)
        firstOpenPage(definition, answers, referenceDate)
        const refused = checkSubmission(definition, values as Answers, referenceDate)
        expect(Array.isArray(refused)).toBe(true)
        const sent = answersToSend(definition, answers, referenceDate)
        expect(structuredClone(sent)).toEqual(sent)
      }),
      runs,
    )
  })

  test('a definition of any kind is judged, never thrown at', () => {
    fc.assert(fc.property(fc.anything(), (value) => {
      expect(checkDefinition(value).length).toBeGreaterThan(0)
    }))
  })
})
