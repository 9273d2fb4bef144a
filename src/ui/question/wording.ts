import { isDeclined } from '../../domain/questionnaire/answers.ts'
import { validAnswer } from '../../domain/questionnaire/check-field.ts'
import { computedValue } from '../../domain/questionnaire/compute.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { withReferences } from '../../domain/questionnaire/pipe.ts'
import type { Bilingual } from '../../domain/language.ts'
import { number } from '../text/format.ts'
import { local, t } from '../text/text.ts'
import { type AnswerSource, describeValue } from './describe-answer.ts'

/** What `${id}` in a text stands for, in words of the current language. */
export type Says = (id: string) => string

/**
 * Says earlier answers and computed values of one draft. An item that is not asked (`shown`), open, declined or not
 * right is said in a neutral word, like a value that has no number.
 */
export function saysOf(definition: Definition, answers: AnswerSource, shown: () => ReadonlySet<string>, referenceDate: string): Says {
  const items = new Map(itemsOf(definition).map((item) => [item.id, item]))
  const given = (id: string) => {
    const item = items.get(id)
    const answer = item && shown().has(id) ? validAnswer(item, answers.get(id), referenceDate) : undefined
    return isDeclined(answer) ? undefined : answer
  }
  return (id) => {
    const [item, answer] = [items.get(id), given(id)]
    if (item && answer !== undefined) {
      const words = describeValue(item, answer)
      return item.type === 'multi' ? words.replaceAll('\n', t('question:and')) : words
    }
    const computed = definition.computed?.find((one) => one.id === id)
    const value = computed && computedValue(definition.computed ?? [], id, given, referenceDate)
    if (value === undefined) return t('question:noAnswer')
    return computed?.unit ? t('question:withUnit', { value: number(value), unit: local(computed.unit) }) : number(value)
  }
}

/** A text of the questionnaire in the current language; without `says` its references stand as they are. */
export const worded = (text: Bilingual, says?: Says): string => (says ? withReferences(local(text), says) : local(text))
