import { describedBy, FieldFrame, type FieldWords } from '../../ui/controls/FieldFrame.tsx'

/** A questionnaire's file from this computer; null when none is chosen any more. */
export const DefinitionFileField = ({ onFile, ...words }: FieldWords & { onFile: (file: File | null) => void }) => (
  <FieldFrame words={words}>
    <input
      id={words.id}
      class="input input-full file-field"
      type="file"
      accept=".json,application/json"
      aria-required={words.required === true ? 'true' : undefined}
      aria-invalid={words.error ? 'true' : undefined}
      aria-describedby={describedBy(words)}
      // The same file, mended, may be chosen again: without this the browser would not say so.
      onClick={(event) => {
        event.currentTarget.value = ''
        onFile(null)
      }}
      onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
    />
  </FieldFrame>
)
