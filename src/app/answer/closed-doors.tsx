import type { EntryProblem } from '../../device/sign-in-by-link.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { problemKey } from './problem.ts'

/** For a link that opens nothing (any more). */
export function Ended() {
  usePage(t('answer:ended.title'))
  return (
    <>
      <PageTitle>{t('answer:ended.title')}</PageTitle>
      <p>{t('answer:ended.text')}</p>
      <p>{t('answer:ended.next')}</p>
      <p class="actions">
        <Link kind="secondary" href={person.value ? '/' : '/sign-in?back=%2Fsurvey'}>
          {t(person.value ? 'answer:toSurvey' : 'answer:signIn')}
        </Link>
      </p>
    </>
  )
}

/** For a link that could not be looked at. Whoever answers on this device already goes on without a network. */
export function Offline({ problem, onRetry }: { problem: EntryProblem; onRetry: () => void }) {
  const who = person.value
  usePage(t('answer:offline.title'))
  return (
    <>
      <PageTitle>{t('answer:offline.title')}</PageTitle>
      <p>{problem === 'offline' ? t(who ? 'answer:offline.here' : 'answer:offline.text') : t(problemKey(problem))}</p>
      <p class="actions">
        {who && (
          <Link kind="primary" href={who.scope === undefined ? '/survey' : `/survey/${who.scope}`}>
            {t('answer:toSurvey')}
          </Link>
        )}
        <Button kind={who ? 'secondary' : 'primary'} onPress={onRetry}>
          {t('answer:offline.retry')}
        </Button>
      </p>
    </>
  )
}

/** For a link, or a code, on a device where somebody else's notebook is open: nothing of the two may mix. */
export function SomebodyElse() {
  usePage(t('answer:other.title'))
  return (
    <>
      <PageTitle>{t('answer:other.title')}</PageTitle>
      <Notice kind="warning" title={t('answer:other.what')}>
        <p>{t('answer:other.why')}</p>
      </Notice>
      <ul>
        <li>{t('answer:other.elsewhere')}</li>
        <li>{t('answer:other.signOut')}</li>
      </ul>
      <p class="actions">
        <Link kind="secondary" href="/me">
          {t('answer:other.toSignOut')}
        </Link>
      </p>
    </>
  )
}
