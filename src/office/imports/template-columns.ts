/** The columns of a list of people, in the order of the template. */
export const registrationFields = [
  'name', 'nameKana', 'nameLatin', 'studentNumber', 'school', 'entryYear', 'expectedCompletion', 'email', 'universityEmail', 'language',
] as const
/** The columns of a list of members. */
export const memberFields = ['code', 'name', 'name-en', 'since', 'contact', 'domains'] as const
