import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import { Link } from '../../ui/controls/Link.tsx'
import { HomeIcon, PeopleIcon, PersonIcon, PostingsIcon, SurveyIcon } from '../../ui/icons/icons.tsx'
import { LanguageSwitch } from '../../ui/layout/LanguageSwitch.tsx'
import { Shell } from '../../ui/layout/Shell.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { Unbroken } from './broken.tsx'
import { opening, person } from './device.ts'
import { part } from './part.tsx'
import { SetAsidePrompt, UpdatePrompt } from './prompts.tsx'
import { expectsSomebody, expectSomebody } from './somebody.ts'
import { SyncStatus } from './status-line.tsx'
import { NotOpened } from './storage-parts.ts'
import { whenIdle } from './when-idle.ts'

const Home = part(['home'], () => import('../home/home.tsx').then(({ Home }) => Home))
const Postings = part([], () => import('../postings/postings.tsx').then(({ Postings, loadFirst }) => loadFirst().then(() => Postings)))
const Survey = part(['survey', 'question'], () => import('../survey/survey.tsx').then(({ Survey }) => Survey))
const RoleModels = part(['role-models', 'story'], () => import('../role-models/role-models.tsx').then(({ RoleModels }) => RoleModels))
const Profile = part(['profile', 'question'], () => import('../profile/profile.tsx').then(({ Profile }) => Profile))
const Settings = part(['settings', 'account', 'conflicts', 'install', 'question', 'search', 'public'], () => import('../settings/settings.tsx').then(({ Settings }) => Settings))
const PublicHome = part(['public'], () => import('../public/home.tsx').then(({ PublicHome }) => PublicHome))
const Further = part([], () => import('./further.tsx').then(({ Further, loadAsked }) => loadAsked()?.then(() => Further) ?? Further))

/** What should I do now? For nobody: what this is. It does not wait for storage where nobody is expected. */
const somebodyExpected = expectsSomebody()
function Front() {
  const who = person.value
  if (who === undefined && somebodyExpected) return <Skeleton lines={5} />
  if (who?.role === 'university') return <Further />
  return who ? <Home /> : <PublicHome />
}

const publicPaths: readonly string[] = ['/about', '/help', '/privacy', '/accessibility', '/contact']

/** Whether a page is the same for everybody who is not signed in, and shows nothing of a notebook. */
export const isForAnybody = (path: string): boolean => path === '/' || publicPaths.includes(path)

/** Loads what a stranger's first screen shows, beside everything else. Never rejects. */
export async function preloadFirst(): Promise<void> {
  const { pathname } = location
  if (pathname === '/' && !somebodyExpected) await PublicHome.preload()
  if (publicPaths.includes(pathname)) await Further.preload()
}

/** The whole app: the frame that stays, and the page that changes. */
export const App = () => (
  <LocationProvider>
    <Unbroken at="frame" frameless>
      <Frame />
    </Unbroken>
  </LocationProvider>
)

const places = [
  { href: '/', label: 'shell:places.home', icon: HomeIcon },
  { href: '/postings', label: 'shell:places.postings', icon: PostingsIcon },
  { href: '/survey', label: 'shell:places.survey', icon: SurveyIcon },
  { href: '/role-models', label: 'shell:places.roleModels', icon: PeopleIcon },
  { href: '/me', label: 'shell:places.me', icon: PersonIcon },
] as const

const isAt = (path: string, href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`))

/** What an invitation's link does not open, but for its own survey; of the other pages `Further` knows. */
const closedToLinks = /^\/($|postings|role-models|survey|me\/(?!install$|conflicts$|sync$))/

function Frame() {
  const { path, url, route } = useLocation()
  const trouble = opening.value === 'open' ? null : opening.value
  const who = person.value
  const scope = who?.scope
  const signedIn = Boolean(who) && scope === undefined
  useEffect(() => {
    if (who !== undefined) expectSomebody(who !== null)
    // Consent comes before anything is asked; every other page can be gone to.
    if (who?.welcome && path === '/') route('/welcome', true)
  }, [who, path, route])
  useEffect(() => {
    // What comes next is loaded while nothing else happens, so that going there waits for nothing.
    if (!signedIn) return undefined
    return whenIdle(() => {
      for (const next of [Survey, Postings, RoleModels, Settings]) void next.preload()
    })
  }, [signedIn])
  return (
    <Shell
      brand={<Link href="/">{t('shell:brand')}</Link>}
      places={signedIn ? places.map(({ label, ...place }) => ({ ...place, label: t(label), current: isAt(path, place.href) })) : []}
      tools={<LanguageSwitch label={t('shell:otherLanguage')} failed={t('shell:languageFailed')} />}
      status={<SyncStatus />}
      prompts={
        <>
          <UpdatePrompt />
          <SetAsidePrompt />
        </>
      }
    >
      <Unbroken at={url}>
        {trouble && trouble !== 'opening' ? (
          <NotOpened why={trouble} />
        ) : scope !== undefined && closedToLinks.test(path) && !isAt(path, `/survey/${scope}`) ? (
          <Further />
        ) : (
          <Router>
            <Route path="/" component={Front} />
            <Route path="/postings" component={Postings} />
            <Route path="/postings/*" component={Postings} />
            <Route path="/survey" component={Survey} />
            <Route path="/survey/*" component={Survey} />
            <Route path="/role-models" component={RoleModels} />
            <Route path="/role-models/*" component={RoleModels} />
            <Route path="/me/profile" component={Profile} />
            <Route path="/me/profile/*" component={Profile} />
            <Route path="/me" component={Settings} />
            <Route path="/me/*" component={Settings} />
            <Route default component={Further} />
          </Router>
        )}
      </Unbroken>
    </Shell>
  )
}
