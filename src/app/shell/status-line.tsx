import { useLocation } from 'preact-iso/router'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { CheckIcon, ErrorIcon, OfflineIcon, SyncIcon, WaitIcon, WarningIcon } from '../../ui/icons/icons.tsx'
import { StatusLine } from '../../ui/layout/StatusLine.tsx'
import { lately } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { person, syncState } from './device.ts'
import { exportAll } from './export-later.ts'
import { reloadOnce } from './reload.ts'
import { signInFrom } from './return.ts'
import { type Status, statusOf } from './status.ts'
import { takeUpdate, updateWaits } from './update-waits.ts'

const icons = {
  received: CheckIcon,
  sending: SyncIcon,
  waiting: WaitIcon,
  offline: OfflineIcon,
  warning: WarningIcon,
  error: ErrorIcon,
}

/** The status line of the signed-in person; for nobody it stays empty, and in its place. */
export function SyncStatus() {
  const { url } = useLocation()
  const state = syncState.value
  if (!state || !person.value) return <StatusLine words="" />
  const status = statusOf(state)
  const words = t(status.key, {
    ...(status.count === undefined ? {} : { count: status.count }),
    ...(status.time === undefined ? {} : { time: lately(status.time) }),
  })
  return <StatusLine words={words} icon={icons[status.icon]} kind={status.kind} action={<Action status={status} url={url} />} />
}

function Action({ status, url }: { status: Status; url: string }) {
  if (status.action === 'sign-in' && !url.startsWith('/sign-in')) return <Link href={signInFrom(url)}>{t('shell:signIn')}</Link>
  if (status.action === 'see' && url !== '/me/sync') return <Link href="/me/sync">{t('shell:status.see')}</Link>
  if (status.action === 'update') {
    return (
      <Button kind="quiet" onPress={() => (updateWaits.value ? takeUpdate() : void reloadOnce())}>
        {t('shell:update.take')}
      </Button>
    )
  }
  if (status.action === 'export') {
    return (
      <Button kind="quiet" keepsFocus onPress={() => void exportAll()}>
        {t('shell:broken.export')}
      </Button>
    )
  }
  return null
}
