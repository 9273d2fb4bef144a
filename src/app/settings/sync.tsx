import { useState } from 'preact/hooks'
import type { Refusal, SyncState } from '../../device/device.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { device, notebook, syncState } from '../shell/device.ts'
import { refused } from '../shell/kept.ts'
import { usePage } from '../shell/page.tsx'
import { reasonOf } from '../shell/refused-value.tsx'
import { build } from '../shell/reload.ts'
import { Export } from './export.tsx'
import { supportText } from './sync-log.ts'

const moment = (at: number) => t('settings:storage.receivedAt', { date: date(at), time: time(at) })

/** Why something has not arrived, with what to do; null: everything has. */
function whyOf({ phase, waiting, storing }: SyncState): string | null {
  if (!storing) return t('settings:sync.why.storing')
  if (phase === 'signed-out') return t('settings:sync.why.signedOut')
  if (phase === 'update-needed') return t('settings:sync.why.update')
  if (waiting === 0) return null
  if (!navigator.onLine) return t('settings:sync.why.offline')
  return t(phase === 'offline' ? 'settings:sync.why.unreachable' : phase === 'sending' ? 'settings:sync.why.sending' : 'settings:sync.why.held')
}

/** What is stored here and what has arrived, why something has not, and what can be done about it. */
export function Sync() {
  usePage(t('settings:sync.title'))
  const state = syncState.value
  if (!state) return <Skeleton lines={6} />
  const { waiting, oldest = null, lastReceived } = state
  const why = whyOf(state)
  return (
    <>
      <PageTitle>{t('settings:sync.title')}</PageTitle>
      <Notice kind={waiting > 0 && state.phase !== 'sending' ? 'warning' : 'info'} title={t(waiting > 0 ? 'settings:sync.waits' : 'settings:sync.arrived')}>
        {why !== null && <p>{why}</p>}
      </Notice>
      <section class="setting">
        <dl class="facts">
          <dt>{t('settings:storage.waiting')}</dt>
          <dd>{t('settings:storage.waitingCount', { count: waiting })}</dd>
          {oldest !== null && (
            <>
              <dt>{t('settings:sync.oldest')}</dt>
              <dd>{moment(oldest)}</dd>
            </>
          )}
          <dt>{t('settings:storage.received')}</dt>
          <dd>{lastReceived === null ? t('settings:storage.never') : moment(lastReceived)}</dd>
        </dl>
        <p class="actions">
          <Button onPress={() => device.value?.nudge()}>{t('settings:sync.again')}</Button>
        </p>
      </section>
      {refused.value.length > 0 && (
        <section class="setting">
          <h2>{t('settings:refused.title')}</h2>
          <p>{t('settings:refused.text', { count: refused.value.length })}</p>
          <ul class="refusals">
            {refused.value.map((each) => (
              <Refused key={each.id} refusal={each} />
            ))}
          </ul>
        </section>
      )}
      <Export />
      <Log state={state} />
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('settings:conflicts.back')}
        </Link>
      </p>
    </>
  )
}

/** Where a record is changed that has a page of its own. */
const placeOf = (type: string, record: string): string | null =>
  type === 'posting' ? `/postings/kept/${record}` : type === 'draft' ? `/survey/${record}` : type === 'profile' || type === 'career' ? '/me/profile' : type === 'search' ? '/postings/searches' : null

function Refused({ refusal }: { refusal: Refusal }) {
  const { change } = refusal
  const place = placeOf(change.type, change.record)
  return (
    <li class="refusal">
      <p>{reasonOf(refusal)}</p>
      <p class="support">{moment(change.at)}</p>
      <p class="actions">
        {place && <Link href={place}>{t(change.type === 'draft' ? 'settings:sync.toSurvey' : 'settings:sync.toPlace')}</Link>}
        <Button kind="quiet" onPress={() => void notebook.peek()?.mend(refusal.id, 'drop')}>
          {t('conflicts:refused.drop')}
        </Button>
      </p>
    </li>
  )
}

/** What happened lately, to be handed to whoever helps. */
function Log({ state }: { state: SyncState }) {
  const [done, setDone] = useState<'copied' | 'shown' | null>(null)
  const [text, setText] = useState('')
  const copy = async () => {
    const open = device.value
    if (!open) return
    const words = await supportText(state, await open.storage(), build, Date.now())
    setText(words)
    try {
      await navigator.clipboard.writeText(words)
      setDone('copied')
    } catch (error) {
      // Not every browser lets a page copy: it can be selected by hand.
      console.info('the log could not be copied', error)
      setDone('shown')
    }
  }
  return (
    <section class="setting">
      <h2>{t('settings:log.title')}</h2>
      <p>{t('settings:log.text')}</p>
      <p class="actions">
        <Button onPress={() => void copy()}>{t('settings:log.copy')}</Button>
      </p>
      <output>{done && t(done === 'copied' ? 'settings:log.copied' : 'settings:log.shown')}</output>
      {text !== '' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
        <section class="log" tabIndex={0} aria-label={t('settings:log.title')}>
          <pre>{text}</pre>
        </section>
      )}
    </section>
  )
}
