import '../styles/office-import.css'
import { useEffect, useRef } from 'preact/hooks'
import { describedBy, FieldFrame, type FieldWords } from '../../ui/controls/FieldFrame.tsx'

export interface FileFieldProps extends FieldWords {
  /** What is chosen, as the page knows it; null empties the field. */
  file: File | null
  onChange: (file: File | null) => void
}

/** One file from this computer. A file dropped on the field is taken too, as the browser does by itself. */
export function FileField({ file, onChange, ...words }: FileFieldProps) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (file === null && ref.current) ref.current.value = ''
  }, [file])
  return (
    <FieldFrame words={words}>
      <input
        ref={ref}
        id={words.id}
        class="input input-full file-field"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-required={words.required === true ? 'true' : undefined}
        aria-invalid={words.error ? 'true' : undefined}
        aria-describedby={describedBy(words)}
        onChange={(event) => onChange(event.currentTarget.files?.[0] ?? null)}
      />
    </FieldFrame>
  )
}
