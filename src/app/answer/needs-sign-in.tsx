import { useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import { Link } from '../../ui/controls/Link.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { signInFrom } from '../shell/return.ts'

/** In place of every page that a link does not open. Home, for whoever came by one, is the survey. */
export function NeedsSignIn() {
  const { path, url, route } = useLocation()
  const survey = `/survey/${person.value?.scope ?? ''}`
  const home = path === '/' || path === '/survey'
  useEffect(() => {
    if (home) route(survey, true)
  }, [home, survey, route])
  usePage(t('answer:closedPage.title'))
  if (home) return <Skeleton lines={6} />
  return (
    <>
      <PageTitle>{t('answer:closedPage.title')}</PageTitle>
      <p>{t('answer:closedPage.text')}</p>
      <p class="actions">
        <Link kind="primary" href={signInFrom(url)}>
          {t('answer:signIn')}
        </Link>
        <Link kind="secondary" href={survey}>
          {t('answer:toSurvey')}
        </Link>
      </p>
    </>
  )
}
