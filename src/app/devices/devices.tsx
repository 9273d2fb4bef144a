import './devices.css'
import { useState } from 'preact/hooks'
import { devicesSchema, type SignedInDevice } from '../../api/devices.ts'
import { wordsOfKind } from '../../domain/account/device-kind.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, lately } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { SignInFirst } from '../shell/instead.ts'
import { askMine, useMine } from './answer.ts'
import { Unanswered, whyNot } from './unanswered.tsx'

const nameOf = ({ label }: SignedInDevice): string => (label && wordsOfKind(label)) ?? t('devices:unknown')

/** The devices that somebody is signed in on, and the way to sign them out from here. */
export function Devices() {
  const { asked, again } = useMine('/api/devices', devicesSchema)
  /** What is about to be signed out: one device, or all others. */
  const [leaving, setLeaving] = useState<SignedInDevice | 'others' | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState(false)
  usePage(t('devices:title'))
  if (person.value === null) return <SignInFirst />

  const signOut = async () => {
    if (leaving === null || busy) return
    setBusy(true)
    const path = leaving === 'others' ? '/api/devices' : `/api/devices/${leaving.id}`
    const answer = await askMine({ method: 'DELETE', path, answer: null })
    setBusy(false)
    // One that is gone already is what was wanted.
    if (!answer.ok && !(answer.why === 'refused' && answer.problem.code === 'not-found')) return setFailure(whyNot(answer))
    setLeaving(null)
    setDone(true)
    await again()
  }
  const begin = (next: SignedInDevice | 'others') => {
    setFailure(null)
    setDone(false)
    setLeaving(next)
  }
  const all = asked?.ok ? asked.value.devices.toSorted((a, b) => Number(b.current) - Number(a.current)) : []
  return (
    <>
      <PageTitle>{t('devices:title')}</PageTitle>
      <p>{t('devices:lead')}</p>
      <output class="owned-done">{done ? t('devices:done') : ''}</output>
      {asked === null && <Skeleton lines={6} />}
      {asked && !asked.ok && <Unanswered failed={asked} again={again} />}
      {asked?.ok && (
        <ul class="owned">
          {all.map((each) => (
            <li key={each.id}>
              <DeviceLine device={each} onLeave={() => begin(each)} />
            </li>
          ))}
        </ul>
      )}
      {all.length > 1 && (
        <p class="actions">
          <Button onPress={() => begin('others')}>{t('devices:signOutOthers')}</Button>
        </p>
      )}
      <p class="actions actions-quiet">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('devices:back')}
        </Link>
      </p>
      <Dialog
        open={leaving !== null}
        title={leaving === 'others' ? t('devices:confirm.others') : t('devices:confirm.one', { name: leaving ? nameOf(leaving) : '' })}
        onClose={() => setLeaving(null)}
        actions={
          <>
            <Button onPress={() => setLeaving(null)}>{t('devices:confirm.cancel')}</Button>
            <Button kind="primary" busy={busy} onPress={() => void signOut()}>
              {t('devices:confirm.signOut')}
            </Button>
          </>
        }
      >
        <p>{t('devices:confirm.text')}</p>
        <p>{t('devices:confirm.unsent')}</p>
        <p role="alert">{failure}</p>
      </Dialog>
    </>
  )
}

function DeviceLine({ device, onLeave }: { device: SignedInDevice; onLeave: () => void }) {
  const { createdAt, contactAt, current, waiting, method, shared, byLink } = device
  const name = nameOf(device)
  return (
    <>
      <h2>
        {name}
        {current && <span class="owned-here">{t('devices:here')}</span>}
      </h2>
      <dl class="owned-facts">
        <dt>{t('devices:since')}</dt>
        <dd>{t(byLink ? 'devices:byLink' : method === 'passkey' ? 'devices:byPasskey' : 'devices:byCode', { date: date(createdAt) })}</dd>
        <dt>{t('devices:contact')}</dt>
        <dd>{lately(Date.parse(contactAt ?? createdAt))}</dd>
        {!current && waiting !== null && waiting > 0 && (
          <>
            <dt>{t('devices:waiting')}</dt>
            <dd>{t('devices:waitingCount', { count: waiting })}</dd>
          </>
        )}
        {shared && (
          <>
            <dt>{t('devices:kind')}</dt>
            <dd>{t('devices:sharing')}</dd>
          </>
        )}
      </dl>
      {!current && (
        <p class="owned-actions">
          <Button onPress={onLeave}>
            {t('devices:signOut')}
            <span class="said"> {name}</span>
          </Button>
        </p>
      )}
    </>
  )
}
