import { TextField, type TextFieldProps } from './TextField.tsx'

export type CodeFieldProps = Omit<TextFieldProps, 'type' | 'inputMode' | 'autoComplete' | 'spellCheck' | 'enterKeyHint' | 'width'>

/** A code that came by mail: phones offer it above the keyboard, which has digits and sends with its last key. */
export const CodeField = (props: CodeFieldProps) => (
  <TextField {...props} inputMode="numeric" autoComplete="one-time-code" spellCheck={false} enterKeyHint="go" width="short" />
)
