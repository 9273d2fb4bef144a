import type { Notebook } from '../../device/device.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { isAnswerField, receiptField } from '../../domain/notebook.ts'
import { openRecordDraft, type RecordDraft } from '../shell/record-draft.ts'

/** Notes in the draft that the person goes on with a version: the same value wherever it is written, so never a conflict. */
const note = 'made-for.'

/** The newest version noted. A draft without any was begun on version 1. */
const newestNoted = (fields: readonly string[]): number =>
  Math.max(1, ...fields.filter((field) => field.startsWith(note)).map((field) => Number(field.slice(note.length)) || 1))

/** The answers of one campaign as they stand on screen, on their way to the notebook. `all` gives answers alone. */
export interface Draft extends RecordDraft {
  /** The version of the questionnaire that the person last went on with. */
  madeFor(): number
  /** Notes that they go on with the version the campaign names now. */
  moveOn(): void
}

/** Opens the draft of a campaign as the notebook holds it. The receipt travels in the draft too, but is no answer. */
export async function openDraft(notebook: Notebook, { id, definition: { version } }: Campaign): Promise<Draft> {
  const draft = await openRecordDraft(notebook, { type: 'draft', record: id, without: [receiptField] })
  const madeFor = () => newestNoted(Object.keys(draft.all()))
  const moveOn = () => {
    if (madeFor() < version) draft.answer(`${note}${version}`, true)
  }
  return {
    ...draft,
    madeFor,
    moveOn,
    all: () => Object.fromEntries(Object.entries(draft.all()).filter(([field]) => isAnswerField(field))),
    answer(field, value) {
      draft.answer(field, value)
      moveOn()
    },
  }
}
