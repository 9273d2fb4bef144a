import { useState } from 'preact/hooks'
import { applicationStandingSchema } from '../../api/applications.ts'
import { ask } from '../../device/ask.ts'
import { readReceiptNumber } from '../../domain/application/receipt-number.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { askedText } from './asked-text.ts'
import { noteStanding } from './draft.ts'
import { startPath } from './paths.ts'

const field = 'a-number'

/** Looks an application up by its number, for whoever has the number: on another device, or from the mail. */
export function NumberForm() {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const [problem, setProblem] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  usePage(t('apply:number.title'), { failed: error !== undefined })
  const open = device.value

  const look = async () => {
    if (busy || !open) return
    const number = readReceiptNumber(typed)
    setAttempt(attempt + 1)
    setProblem(null)
    setError(number === null ? t('apply:number.shape') : undefined)
    if (number === null) return
    setBusy(true)
    const asked = await ask(open.door, { method: 'POST', path: '/api/applications/state', body: { number }, answer: applicationStandingSchema })
    setBusy(false)
    if (asked.ok) await noteStanding(asked.value)
    else if (asked.why === 'refused' && asked.problem.code === 'number-unknown') setError(askedText(asked))
    else setProblem(askedText(asked))
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void look()
      }}
    >
      <ErrorSummary errors={error ? [{ id: field, text: error }] : []} attempt={attempt} />
      <PageTitle>{t('apply:number.title')}</PageTitle>
      <p>{t('apply:number.lead')}</p>
      <TextField id={field} label={t('apply:status.number')} support={t('apply:number.hint')} error={error} shown={typed} onInput={setTyped} autoCapitalize="off" spellCheck={false} enterKeyHint="go" />
      <div role="alert">{problem && <Notice kind="warning" title={problem} />}</div>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t('apply:number.look')}
        </Button>
        <Link href={startPath}>{t('apply:status.start')}</Link>
      </p>
    </form>
  )
}
