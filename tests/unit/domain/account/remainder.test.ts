import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remaindersOf, remainderSchema } from '../../../../src/domain/account/remainder.ts'
import type { Answer, Answers } from '../../../../src/domain/questionnaire/answers.ts'
import { fieldsOf, itemsOf } from '../../../../src/domain/questionnaire/evaluate.ts'
import { yearlyQuestionnaire } from '../../../../src/server/samples/questionnaire/definition.ts'

const items = itemsOf(yearlyQuestionnaire)
const codes = new Set(items.flatMap((item) => ('options' in item ? item.options.map(({ code }) => code) : [])))
const fields = items.flatMap(fieldsOf)
const secret = fc.string({ minLength: 1 }).map((text) => `花子の言葉${text}`)
const answer: fc.Arbitrary<Answer> = fc.oneof(
  secret,
  fc.integer({ min: 1_000_000 }),
  fc.constantFrom(...codes),
  fc.constant({ declined: true } as const),
  fc.record({ choices: fc.array(fc.oneof(secret, fc.constantFrom(...codes))), text: fc.dictionary(fc.constantFrom(...codes), secret) }),
)
const answers: fc.Arbitrary<Answers> = fc.dictionary(fc.constantFrom(...fields), answer)

test('nothing that somebody wrote, no number and no code that is not a listed choice ever stays', () => {
  fc.assert(
    fc.property(answers, fc.dictionary(fc.constantFrom('name', 'school', 'field', 'dates', 'address'), fc.oneof(secret, fc.record({ large: secret, completed: secret, city: secret }))), (given, profile) => {
      const kept = remaindersOf(profile, 2022, [{ campaign: 's', definition: yearlyQuestionnaire, answers: given }])
      expect(JSON.stringify(kept)).not.toContain('花子')
      expect(JSON.stringify(kept.map((each) => each.survey?.answers))).not.toMatch(/\d{7}/)
      for (const each of kept) expect(remainderSchema.parse(each)).toEqual(each)
      const ticked = kept.flatMap((each) => Object.values(each.survey?.answers ?? {})).flatMap((each) => (each === 'declined' ? [] : each))
      expect(ticked.filter((code) => !codes.has(code))).toEqual([])
    }),
  )
})

test('each survey is a row of its own, and answers to a questionnaire that is not known are not kept', () => {
  const received = (campaign: string, known: boolean) => ({ campaign, definition: known ? yearlyQuestionnaire : undefined, answers: { a1: 'enrolled' } })
  const kept = remaindersOf({ dates: { completed: '2025-03' }, field: { large: '06' } }, 2022, [received('s1', true), received('s2', true), received('s3', false)])
  expect(kept.map(({ survey }) => survey?.campaign ?? null)).toEqual([null, 's1', 's2'])
  expect(kept[0]).toMatchObject({ entryYear: 2022, completionYear: 2025 })
})
