import { maxSpreadsheetBytes, type ReadSpreadsheet, readSpreadsheetSchema, refusedSpreadsheetSchema, type SpreadsheetLine, type UnreadableReason, unreadableSpreadsheetSchema } from '../../api/office-spreadsheets.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { type Asked, ask } from '../ask.ts'
import { type ReadFile, readDefinitionFile } from './definition-file.ts'
import { apiPath } from './paths.ts'

/** What the server made of a spreadsheet; nothing is stored by that. */
export type ReadSheet =
  | ({ ok: true; from: 'spreadsheet' } & ReadSpreadsheet)
  | { ok: false; from: 'spreadsheet'; why: { reason: UnreadableReason } | { lines: readonly SpreadsheetLine[] } | { failure: Asked<unknown> } }
/** A file that was chosen: JSON, which is read here, or a spreadsheet. */
export type ChosenFile = (ReadFile & { from?: undefined }) | ReadSheet

/** Reads the file of a questionnaire, of either kind. */
export async function readChosenFile(file: File): Promise<ChosenFile> {
  if (/\.json$/i.test(file.name)) return readDefinitionFile(file)
  if (file.size > maxSpreadsheetBytes) return { ok: false, from: 'spreadsheet', why: { reason: 'too-large' } }
  const content = await contentOf(file)
  if (content === null) return { ok: false, from: 'spreadsheet', why: { reason: 'damaged' } }
  const answer = await ask('POST', apiPath('read-spreadsheet'), readSpreadsheetSchema, content)
  if (answer.ok) return { ok: true, from: 'spreadsheet', ...answer.value }
  const body = answer.problem ? answer.body : null
  const [unreadable, refused] = [unreadableSpreadsheetSchema.safeParse(body), refusedSpreadsheetSchema.safeParse(body)]
  return { ok: false, from: 'spreadsheet', why: unreadable.success ? unreadable.data : refused.success ? refused.data : { failure: answer } }
}

/** What is in the file now; null when it can't be read, as when somebody has moved it or writes into it. */
async function contentOf(file: File): Promise<Blob | null> {
  try {
    return new Blob([await file.arrayBuffer()])
  } catch (failure) {
    console.warn('the file could not be read', failure)
    return null
  }
}

/** Where the spreadsheet of a questionnaire is: of a version, or of the working copy. */
export const spreadsheetPath = ({ id, version }: Definition, isPublished: boolean): string => `${apiPath(id)}/spreadsheet${isPublished ? `?version=${version}` : ''}`
