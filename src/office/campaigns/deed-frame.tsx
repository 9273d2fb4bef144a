import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { t } from '../../ui/text/text.ts'
import type { Asked } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

interface Props {
  deed: 'change' | 'extend'
  lead: string
  wide?: boolean
  errors: readonly { id: string; text: string }[]
  /** Grows with each press, so that errors are told again. */
  attempt: number
  failure: Asked<unknown> | null
  busy: boolean
  onSubmit: () => void
  onCancel: () => void
  children: ComponentChildren
}

/** The form of one deed to a campaign: its heading takes the focus, its fields, its button and the way back. */
export function DeedFrame({ deed, lead, wide = false, errors, attempt, failure, busy, onSubmit, onCancel, children }: Props) {
  const heading = `${deed}-title`
  useEffect(() => {
    document.getElementById(heading)?.focus()
  }, [heading])
  return (
    <form
      class={wide ? 'office-form office-block office-wide' : 'office-form office-block'}
      noValidate
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <h2 id={heading} tabIndex={-1}>
        {t(`office-campaigns:deed.${deed}.title`)}
      </h2>
      <p>{lead}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {children}
      <Failure of={failure} />
      <p class="office-actions">
        <Button type="submit" kind="primary" busy={busy}>
          {t(`office-campaigns:deed.${deed}.confirm`)}
        </Button>
        <Button onPress={onCancel}>{t('office-campaigns:cancel')}</Button>
      </p>
    </form>
  )
}
