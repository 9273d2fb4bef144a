import type { Device, Notebook } from '../../device/device.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Answer } from '../../domain/questionnaire/answers.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { type Earlier, fromLastYear } from '../../domain/questionnaire/last-year.ts'
import type { DraftAnswers } from '../../domain/questionnaire/read-answer.ts'
import { isAnswerField } from '../../domain/notebook.ts'
import { asAnswers } from '../shell/standing.ts'

/** What this device holds of the answers to a campaign: as they were sent, else as the draft has them. */
async function answersOf(book: Notebook, { id }: Campaign): Promise<DraftAnswers> {
  const sealed = await book.sealed(id)
  // Sent from another device, the answers themselves may not be here; the draft is.
  if (sealed && Object.keys(sealed.answers).length > 0) return sealed.answers
  const draft = await book.read('draft', id)
  return asAnswers(Object.fromEntries([...draft].filter(([field]) => isAnswerField(field)).map(([field, { value }]) => [field, value])))
}

/** The newest campaign before this one that the person answered, in whole or in part; null: none. */
async function newestAnswered(open: Device, book: Notebook, campaign: Campaign): Promise<Earlier | null> {
  const before = (await open.catalogue.campaigns())
    .filter(({ id, opensAt }) => id !== campaign.id && Date.parse(opensAt) < Date.parse(campaign.opensAt))
    .toSorted((a, b) => Date.parse(b.opensAt) - Date.parse(a.opensAt))
  for (const one of before) {
    const answers = await answersOf(book, one)
    if (Object.values(answers).some((answer) => answer !== undefined && answer !== null)) {
      return { definition: await open.catalogue.questionnaire(one.definition), answers, referenceDate: one.referenceDate }
    }
  }
  return null
}

/** What the person answered the year before and can answer again, by field. Reads this device alone. */
export async function lastYearsAnswers(open: Device, book: Notebook, campaign: Campaign, definition: Definition): Promise<Record<string, Answer>> {
  const earlier = await newestAnswered(open, book, campaign)
  return earlier ? fromLastYear(definition, earlier, campaign.referenceDate) : {}
}
