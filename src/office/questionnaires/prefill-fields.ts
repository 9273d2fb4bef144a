import type { officeFields, profileFields } from '../../domain/notebook.ts'
import { t } from '../../ui/text/text.ts'

/** What of the record can be the answer to a question. Names and addresses are never asked again. */
const fields = ['status', 'school', 'programme', 'support', 'field', 'gender', 'nationality', 'birth', 'entryYear', 'expectedCompletion'] as const satisfies readonly
  ((typeof profileFields)[number] | (typeof officeFields)[number])[]

/** The fields that are offered, as a definition names them; one that is there already is offered too. */
export const prefillFields = (present: string | undefined): string[] => {
  const offered = fields.map((field) => `profile.${field}`)
  return present === undefined || offered.includes(present) ? offered : [...offered, present]
}

/** What a field of the record is called. */
export function prefillWords(prefill: string): string {
  const name = prefill.slice('profile.'.length)
  const known = fields.find((field) => field === name)
  return known ? t(`office-questionnaires:field.${known}`) : prefill
}
