import type { Answers } from './answers.ts'
import type { Definition } from './definition.ts'
import { fieldsOf, itemsOf, shownItems } from './evaluate.ts'
import { type DraftAnswers, readAnswer, valueAt } from './read-answer.ts'

/**
 * What is sealed and sent: the answers to the items that are asked, each in its one form (`readAnswer`), and nothing
 * else. Equal answers give equal content, whatever way they were come to.
 */
export function answersToSend(definition: Definition, answers: DraftAnswers, referenceDate: string): Answers {
  const shown = shownItems(definition, answers, referenceDate)
  const sent: Answers = {}
  for (const item of itemsOf(definition)) {
    if (!shown.has(item.id)) continue
    for (const field of fieldsOf(item)) {
      const answer = readAnswer(item, valueAt(answers, field))
      if (answer !== undefined) sent[field] = answer
    }
  }
  return sent
}
