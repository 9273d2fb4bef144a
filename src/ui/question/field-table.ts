/** The research fields by name, as one part that is loaded when a question asks for one. */
export { researchFieldName } from '../../domain/codes/research-fields.ts'
export { researchFieldOptions } from '../codes/research-field-options.ts'
