import { useEffect, useId, useRef } from 'preact/hooks'
import { ErrorIcon } from '../icons/icons.tsx'
import { t } from '../text/text.ts'

export interface ErrorSummaryProps {
  /** One line for each error, in the words that stand at the field. `id` is the field's input. */
  errors: readonly { id: string; text: string }[]
  /** Counts the attempts to go on: each one brings the focus here again. */
  attempt: number
}

/** What has to be mended before going on, with a way to each field. Renders nothing when nothing is wrong. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    ref.current?.focus()
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div ref={ref} class="notice notice-error" role="alert" tabIndex={-1} aria-labelledby={id}>
      <h2 class="notice-title" id={id}>
        <ErrorIcon />
        <span>{t('ui:summaryTitle')}</span>
      </h2>
      <ul class="summary-list">
        {errors.map((error) => (
          <li key={error.id}>
            <a
              class="link"
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(error.id)?.focus()
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
