import type { Welcome } from '../../api/welcome.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { useEntered } from './record.ts'

/** The first page: one's JGRAD-ID, and what it is for. */
export function Hello({ name, found }: { name: string; found: Welcome | null }) {
  usePage(t('welcome:hello.title', { name }))
  const entered = useEntered()
  const jgradId = entered?.['jgradId']
  return (
    <>
      <PageTitle>{t('welcome:hello.title', { name })}</PageTitle>
      <p>
        {found?.standing === 'invited'
          ? t('welcome:hello.invited', { university: found.university ? local(found.university.name) : t('welcome:hello.aUniversity') })
          : t('welcome:hello.issued')}
      </p>
      <section class="card" aria-labelledby="jgrad-id">
        <h2 class="welcome-label" id="jgrad-id">
          {t('welcome:hello.id')}
        </h2>
        {typeof jgradId === 'string' ? <p class="welcome-id">{jgradId}</p> : <Skeleton lines={1} />}
        <p>{t('welcome:hello.idUse')}</p>
      </section>
      <p class="support">{t('welcome:hello.steps')}</p>
      <p class="actions">
        <Link kind="primary" icon={NextIcon} href="/welcome/facts">
          {t('welcome:hello.next')}
        </Link>
      </p>
    </>
  )
}
