/** The id of the input, or of the first input, of a field: where an error summary leads. */
export const fieldId = (field: string): string => `q-${field}`
