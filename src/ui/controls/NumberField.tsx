import { TextField, type TextFieldProps } from './TextField.tsx'

export type NumberFieldProps = Omit<TextFieldProps, 'type' | 'inputMode' | 'width'>

/**
 * A number as people type it, full-width digits too. A text input: `type=number` drops what it doesn't understand and
 * changes its value under the mouse wheel.
 */
export const NumberField = (props: NumberFieldProps) => <TextField {...props} inputMode="decimal" width="short" spellCheck={false} />
