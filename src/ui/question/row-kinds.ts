/** The kinds of question that are answered in rows, as one part that is loaded with a questionnaire that has one. */
export { MatrixQuestion } from './MatrixQuestion.tsx'
export { ScaleQuestion } from './ScaleQuestion.tsx'
