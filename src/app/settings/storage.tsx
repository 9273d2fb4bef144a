import type { Device } from '../../device/device.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { bytes, date, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { person, syncState, useLoaded } from '../shell/device.ts'

/** How well what is on this device is kept, and what has reached the server. */
export function Storage({ open }: { open: Device }) {
  const report = useLoaded('storage', ['notebook'], () => open.storage())
  const { lastReceived = null, waiting = 0 } = syncState.value ?? {}
  return (
    <section class="setting">
      <h2>{t('settings:storage.title')}</h2>
      {report && <p>{t(report.persisted ? 'settings:storage.persisted' : 'settings:storage.notPersisted')}</p>}
      <dl class="facts">
        <dt>{t('settings:storage.usage')}</dt>
        <dd>{report && report.usage !== null ? bytes(report.usage) : t('settings:storage.unknown')}</dd>
        {person.value && (
          <>
            <dt>{t('settings:storage.waiting')}</dt>
            <dd>{t('settings:storage.waitingCount', { count: waiting })}</dd>
            <dt>{t('settings:storage.received')}</dt>
            <dd>
              {lastReceived === null
                ? t('settings:storage.never')
                : t('settings:storage.receivedAt', { date: date(lastReceived), time: time(lastReceived) })}
            </dd>
          </>
        )}
      </dl>
      {person.value && (
        <p>
          <Link href="/me/sync">{t('settings:sync.link')}</Link>
        </p>
      )}
    </section>
  )
}
