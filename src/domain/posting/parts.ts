/** The texts of a posting, in the order in which they are read. */
export const postingParts = [
  'summary', 'duties', 'department', 'place', 'headcount', 'start', 'term', 'trial', 'hours', 'pay', 'insurance',
  'requirements', 'degree', 'experience', 'apply', 'documents', 'selection', 'contact', 'remarks',
] as const
export type PostingPart = (typeof postingParts)[number]
