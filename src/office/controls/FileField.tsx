import '../styles/office-import.css'
import { useEffect, useRef } from 'preact/hooks'
import { describedBy, FieldFrame, type FieldWords } from '../../ui/controls/FieldFrame.tsx'

export interface FileFieldProps extends FieldWords {
  /** What is chosen, as the page knows it; null empties the field. */
  file: Content | null
  onChange: (file: Content | null) => void
  /** The kinds of file that are offered; tables when left out. */
  accept?: string
}

/** What was in the file when it was chosen: somebody may write into it meanwhile, and what was shown must be what is sent. */
export type Content = Promise<Blob | null>

async function contentOf(file: File): Content {
  try {
    return new Blob([await file.arrayBuffer()])
  } catch (failure) {
    console.warn('the file could not be read', failure)
    return null
  }
}

const tables = '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain'

/** One file from this computer. A file dropped on the field is taken too, as the browser does by itself. */
export function FileField({ file, onChange, accept = tables, ...words }: FileFieldProps) {
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
        accept={accept}
        aria-required={words.required === true ? 'true' : undefined}
        aria-invalid={words.error ? 'true' : undefined}
        aria-describedby={describedBy(words)}
        // The same file, mended, may be chosen again: without this the browser would not say so.
        onClick={(event) => {
          event.currentTarget.value = ''
          onChange(null)
        }}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          onChange(chosen ? contentOf(chosen) : null)
        }}
      />
    </FieldFrame>
  )
}
