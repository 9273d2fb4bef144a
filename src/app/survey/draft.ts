import type { Notebook } from '../../device/device.ts'
import { receiptField } from '../../domain/notebook.ts'
import { openRecordDraft, type RecordDraft } from '../shell/record-draft.ts'

/** The answers of one campaign as they stand on screen, on their way to the notebook. */
export type Draft = RecordDraft

/** Opens the draft of a campaign as the notebook holds it. The receipt travels in the draft too, but is no answer. */
export const openDraft = (notebook: Notebook, campaign: string): Promise<Draft> =>
  openRecordDraft(notebook, { type: 'draft', record: campaign, without: [receiptField] })
