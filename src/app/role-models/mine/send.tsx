import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import type { SendStory } from '../../../api/my-story.ts'
import type { OwnDraft } from '../../../domain/story/own-draft.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Choices } from '../../../ui/controls/Choices.tsx'
import { ErrorSummary } from '../../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { nothingChosen } from '../../../ui/controls/selection.ts'
import { BackIcon } from '../../../ui/icons/icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../../ui/layout/StickyActions.tsx'
import { t } from '../../../ui/text/text.ts'
import { syncState } from '../../shell/device.ts'
import { usePage } from '../../shell/page.tsx'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { minePath } from '../paths.ts'
import { missingIn } from './check.tsx'
import { Missed, type MissedWhy } from './missed.tsx'
import { askMine, standingOf } from './own-story.ts'
import { checkPath } from './steps.ts'
import { usesOf } from './uses.ts'

const boxId = 'my-consent'
const points = ['what', 'whom', 'until', 'how'] as const

/** Whether the browser has a network, and the last round of sync did not fail for want of one. */
function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online && syncState.value?.phase !== 'offline'
}

/** Says to what the author agrees, for whom and until when, and sends the story. */
export function Send({ draft, own }: { draft: RecordDraft; own: OwnDraft }) {
  const { route } = useLocation()
  const [selection, setSelection] = useState(nothingChosen)
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [missed, setMissed] = useState<MissedWhy | null>(null)
  const online = useOnline()
  const standing = standingOf(draft)
  const agreed = selection.chosen.includes('app')
  const isWhole = missingIn(own).length === 0
  const error = attempt > 0 && !agreed ? t('my-story:consent.empty') : undefined
  usePage(t('my-story:consent.title'), { failed: error !== undefined })
  useEffect(() => {
    if (!isWhole) route(checkPath, true)
  }, [isWhole, route])
  const send = async () => {
    setAttempt((before) => before + 1)
    if (!agreed || busy || !online || !isWhole) return
    setBusy(true)
    await draft.flush()
    const sent: SendStory = { body: own.body, consent: { uses: usesOf(selection.chosen.includes('print')) }, rev: standing?.rev ?? 0 }
    const asked = await askMine('POST', sent)
    setBusy(false)
    setMissed(asked.ok ? null : asked)
    if (asked.ok) route(minePath)
  }
  return (
    <form
      class="my-story"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary errors={error === undefined ? [] : [{ id: boxId, text: error }]} attempt={attempt} />
      <PageTitle>{t('my-story:consent.title')}</PageTitle>
      <ul class="my-points">
        {points.map((each) => (
          <li key={each}>{t(`my-story:consent.${each}`)}</li>
        ))}
      </ul>
      {standing && standing.state !== 'withdrawn' && <p>{t(standing.published === null ? 'my-story:consent.again' : 'my-story:consent.againPublished')}</p>}
      <Choices
        kind="many"
        id={boxId}
        label={t('my-story:consent.label')}
        error={error}
        choices={[{ code: 'app', label: t('my-story:consent.app') }, { code: 'print', label: t('my-story:consent.print') }]}
        selection={selection}
        onChange={setSelection}
      />
      {!online && (
        <Notice title={t('my-story:offline.title')}>
          <p>{t('my-story:offline.text')}</p>
        </Notice>
      )}
      {missed && online && <Missed why={missed} />}
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={checkPath}>
          {t('my-story:back')}
        </Link>
        <Button kind="primary" type="submit" busy={busy || !online}>
          {t(online ? 'my-story:consent.send' : 'my-story:offline.button')}
        </Button>
      </StickyActions>
    </form>
  )
}
