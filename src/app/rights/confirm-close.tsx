import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { closureSchema } from '../../api/rights.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Choices } from '../../ui/controls/Choices.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { nothingChosen } from '../../ui/controls/selection.ts'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { askOwn, NotNowNotice, type NotNow, useAsked, WhenLoaded } from './asked.tsx'

const path = '/api/rights/closure'
const day = 24 * 60 * 60_000
const boxId = 'understood'

/** Asks a second time, and for a tick: nobody closes an account by one press too many. */
export function ConfirmClose() {
  const { route } = useLocation()
  const loaded = useAsked(path, closureSchema)
  const [selection, setSelection] = useState(nothingChosen)
  const understood = selection.chosen.length > 0
  const [attempt, setAttempt] = useState(0)
  const [missed, setMissed] = useState<NotNow | null>(null)
  const [busy, setBusy] = useState(false)
  const [now] = useState(() => Date.now())
  const error = attempt > 0 && !understood ? t('rights:close.understoodEmpty') : undefined
  usePage(t('rights:close.confirmTitle'), { failed: error !== undefined })
  const close = async () => {
    setAttempt((before) => before + 1)
    if (!understood || busy) return
    setBusy(true)
    const asked = await askOwn({ method: 'POST', path, body: { understood }, answer: closureSchema })
    setBusy(false)
    setMissed(asked.ok ? null : asked)
    if (!asked.ok) return
    // The first page learns it from the notebook.
    device.value?.nudge()
    route('/me/data/close')
  }
  return (
    <form
      class="right-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void close()
      }}
    >
      <ErrorSummary errors={error === undefined ? [] : [{ id: boxId, text: error }]} attempt={attempt} />
      <PageTitle>{t('rights:close.confirmTitle')}</PageTitle>
      <WhenLoaded loaded={loaded}>
        {({ closesAt, days }) => (
          <>
            <p>{t('rights:close.confirmText', { date: date(closesAt ?? now + days * day) })}</p>
            <Choices
              kind="many"
              id={boxId}
              label={t('rights:close.understoodTitle')}
              required
              error={error}
              choices={[{ code: 'yes', label: t('rights:close.understood') }]}
              selection={selection}
              onChange={setSelection}
            />
            {missed && <NotNowNotice why={missed} />}
            <p class="actions">
              <Link kind="primary" href="/me/data">
                {t('rights:close.stay')}
              </Link>
              <Button type="submit" busy={busy}>
                {t('rights:close.close')}
              </Button>
            </p>
          </>
        )}
      </WhenLoaded>
    </form>
  )
}
