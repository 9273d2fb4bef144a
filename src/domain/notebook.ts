/**
 * What a notebook may hold: the record types, and the names of their fields. Sync checks names and sizes by this page
 * and nothing else, so that a word once written always arrives.
 */

export const recordTypes = ['profile', 'career', 'search', 'posting', 'draft', 'setting'] as const
export type RecordType = (typeof recordTypes)[number]
export const isRecordType = (type: string): type is RecordType => (recordTypes as readonly string[]).includes(type)

/** The one profile of a notebook has this id. */
export const profileId = 'me'

/** The fields of the profile that belong to the registrant, named as in the registry's field list. */
export const profileFields = [
  'name', 'nameKana', 'nameLatin', 'formerName',
  'address',
  'status', 'school', 'programme', 'dates', 'support', 'field', 'degree',
  'jobs', 'study',
  'researchmap', 'orcid',
  'birth', 'gender', 'nationality',
] as const

/** What the office owns. The notebook shows it and can't change it. */
export const officeFields = ['jgradId', 'university', 'studentNo', 'entryYear', 'expectedCompletion', 'email'] as const

/** The field of a draft where the server writes the receipt, so that it reaches every device through the notebook. */
export const receiptField = '$receipt'

/**
 * Whether a draft's field is an answer, and not a note or the receipt that travel with the answers: those have names that
 * no item can have.
 */
export const isAnswerField = (field: string): boolean => !/[$-]/.test(field)

/** The largest value of one field, in bytes of UTF-8 JSON. */
export const maxValueBytes = 64 * 1024

const recordName = /^[A-Za-z0-9_-]{1,64}$/
const fieldName = /^[a-zA-Z][a-zA-Z0-9_-]{0,63}(\.[A-Za-z0-9_-]{1,64})?$/

/** `parked`: a newer app knows this name; keep it and offer it again. `refused`: nobody ever may write this. */
export type NameVerdict = 'ok' | 'parked' | 'refused'

/** Whether a device may write this field of this record. */
export function judgeField(type: string, record: string, field: string): NameVerdict {
  const verdict = judgeRecord(type, record)
  if (verdict !== 'ok') return verdict
  if (!fieldName.test(field)) return 'refused'
  if (type !== 'profile') return 'ok'
  if ((officeFields as readonly string[]).includes(field)) return 'refused'
  return (profileFields as readonly string[]).includes(field) ? 'ok' : 'parked'
}

/** Whether a device may write or remove this record at all. */
export function judgeRecord(type: string, record: string): NameVerdict {
  if (!isRecordType(type)) return 'parked'
  if (!recordName.test(record)) return 'refused'
  return type === 'profile' && record !== profileId ? 'refused' : 'ok'
}
