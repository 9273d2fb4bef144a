import { useEffect, useState } from 'preact/hooks'
import { type ApplicationStanding, applicationStandingSchema } from '../../api/applications.ts'
import { ask } from '../../device/ask.ts'
import type { KeptApplication } from '../../device/storage/application-database.ts'
import type { ApplicationState } from '../../domain/application/application.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import type { University } from '../../domain/university.ts'
import { useLocation } from 'preact-iso/router'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { SignInIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { lately } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { askedText } from './asked-text.ts'
import { CodeForm } from './code-form.tsx'
import { beginMending, noteStanding, sendNow, stopMending, unseal } from './draft.ts'
import { NumberForm } from './number-form.tsx'
import { checkPath, startPath, stepPath } from './paths.ts'
import { Erase } from './start.tsx'
import { universityName } from './universities.ts'

export interface StatusProps {
  kept: KeptApplication | null
  universities: readonly University[] | null
}

/** Where the application stands: the one written here, or the one whose number is typed in. */
export function Status({ kept, universities }: StatusProps) {
  if (kept?.sealed) return <Waiting kept={kept} />
  if (kept?.refused) return <Refused kept={kept} />
  const standing = kept?.standing
  if (!standing) return <NumberForm />
  return <Standing standing={standing} seenAt={kept.seenAt} mending={kept.mends !== null} universities={universities ?? []} />
}

/** Sealed on this device, and not received yet. */
function Waiting({ kept }: { kept: KeptApplication }) {
  const { route } = useLocation()
  usePage(t('apply:status.sealedTitle'))
  return (
    <>
      <PageTitle>{t('apply:status.sealedTitle')}</PageTitle>
      <p>{t('apply:status.sealed')}</p>
      <dl class="facts">
        <dt>{t('apply:label.email')}</dt>
        <dd class="apply-big">{kept.sealed?.email}</dd>
      </dl>
      <p class="actions">
        <Button kind="primary" onPress={() => void sendNow()}>
          {t('apply:status.sendNow')}
        </Button>
        <Button onPress={() => void unseal().then(() => route(checkPath))}>{t('apply:status.takeBack')}</Button>
      </p>
      <Erase received={false} />
    </>
  )
}

/** The server named something that it can't take: it is changed on the page where everything is checked. */
function Refused({ kept }: { kept: KeptApplication }) {
  usePage(t('apply:status.refusedTitle'), { failed: true })
  return (
    <>
      <PageTitle>{t('apply:status.refusedTitle')}</PageTitle>
      <p>{t(kept.mends ? 'apply:status.refusedMending' : 'apply:status.refused')}</p>
      <p class="actions">
        <Link kind="primary" href={checkPath}>
          {t('apply:status.goOnMending')}
        </Link>
        {kept.mends && (
          <Button kind="quiet" onPress={() => void stopMending()}>
            {t('apply:status.stopMending')}
          </Button>
        )}
      </p>
      <Erase received={kept.mends !== null} />
    </>
  )
}

interface StandingProps {
  standing: ApplicationStanding
  seenAt: number | null
  mending: boolean
  universities: readonly University[]
}

const kinds: Record<ApplicationState, 'info' | 'success' | 'warning' | 'error'> = {
  unproved: 'warning', waiting: 'info', mending: 'warning', issued: 'success', existing: 'success', refused: 'error',
}

function Standing({ standing, seenAt, mending, universities }: StandingProps) {
  const { route } = useLocation()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const open = device.value
  const { number, state, bounced, words, form } = standing

  const look = async () => {
    if (!open || busy) return
    setBusy(true)
    const asked = await ask(open.door, { method: 'POST', path: '/api/applications/state', body: { number }, answer: applicationStandingSchema })
    setBusy(false)
    setProblem(asked.ok ? null : askedText(asked))
    if (asked.ok) await noteStanding(asked.value)
  }
  useEffect(() => {
    void look()
    const again = () => void look()
    addEventListener('online', again)
    addEventListener('focus', again)
    return () => {
      removeEventListener('online', again)
      removeEventListener('focus', again)
    }
    // Looked up when the page is opened and when something hints at news.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [open, number])
  const title = t(`apply:state.${state}.title`)
  usePage(title)
  const mend = async (path: string) => {
    await beginMending(standing)
    route(path)
  }
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {mending && (
        <Notice
          kind="warning"
          title={t('apply:status.mendingHere')}
          actions={
            <>
              <Link href={checkPath}>{t('apply:status.goOnMending')}</Link>
              <Button kind="quiet" onPress={() => void stopMending()}>
                {t('apply:status.stopMending')}
              </Button>
            </>
          }
        />
      )}
      {state === 'unproved' && !bounced ? (
        <p>{t('apply:state.unproved.text')}</p>
      ) : (
        <Notice kind={bounced ? 'error' : kinds[state]} title={bounced ? t('apply:state.bouncedTitle') : t(`apply:state.${state as Exclude<ApplicationState, 'unproved'>}.short`)}>
          <p>{bounced ? t('apply:state.bounced') : t(`apply:state.${state}.text`)}</p>
          {words && (
            <>
              <p class="support">{t('apply:status.officeWords')}</p>
              <p class="apply-words">{words}</p>
            </>
          )}
        </Notice>
      )}
      {state === 'unproved' && form && <CodeForm number={number} email={form.email} />}
      {(state === 'issued' || state === 'existing') && (
        <p class="actions">
          <Link kind="primary" icon={SignInIcon} href="/sign-in">
            {t('public:welcome.signIn')}
          </Link>
        </p>
      )}
      {form && !mending && (
        <p class="actions">
          {state === 'unproved' && <Button onPress={() => void mend(stepPath('address', true))}>{t('apply:status.changeAddress')}</Button>}
          <Button kind={state === 'mending' ? 'primary' : 'quiet'} onPress={() => void mend(checkPath)}>
            {t('apply:status.mend')}
          </Button>
        </p>
      )}
      <dl class="facts apply-number">
        <dt>{t('apply:status.number')}</dt>
        <dd class="receipt-number">{showReceiptNumber(number)}</dd>
      </dl>
      <p class="support">{t('apply:status.keepNumber')}</p>
      {form && (
        <dl class="facts">
          <dt>{t('apply:label.university')}</dt>
          <dd>{universityName(universities, form.university)}</dd>
          <dt>{t('apply:label.name')}</dt>
          <dd>{form.name || form.nameLatin}</dd>
        </dl>
      )}
      <div role="alert">{problem && <Notice kind="warning" title={problem} />}</div>
      <p class="support">{seenAt !== null && t('apply:status.asOf', { time: lately(seenAt) })}</p>
      <p class="actions actions-quiet">
        <Button kind="quiet" busy={busy} onPress={() => void look()}>
          {t('apply:status.look')}
        </Button>
        <Link href={startPath}>{t('apply:status.start')}</Link>
      </p>
      <Erase received words={t('apply:status.other')} />
    </>
  )
}
