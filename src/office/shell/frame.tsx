import '../styles/office-frame.css'
import '../styles/office-form.css'
import type { ComponentChildren } from 'preact'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import type { OfficePerson } from '../../api/office-people.ts'
import type { Coordinator } from '../../api/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { LanguageSwitch } from '../../ui/layout/LanguageSwitch.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { SignOutIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { doorsClosed } from '../ask.ts'
import { Elsewhere } from '../sign-in/elsewhere.tsx'
import { FirstPasskey, OwnPasskey } from '../sign-in/passkey.tsx'
import { SignIn } from '../sign-in/sign-in.tsx'
import { Unreachable } from '../sign-in/unreachable.tsx'
import { UniversityFigures } from '../university/figures.tsx'
import { Unbroken } from './broken.tsx'
import { isCoordinatorsPlace } from './own-place.ts'
import { usePage } from './page.ts'
import { places } from './places.ts'
import { door, lookWhoIsThere, signOut } from './session.ts'

/** The whole office: whoever is let in sees the places at the left and the one that is open. */
export const Office = () => (
  <LocationProvider>
    <AtTheDoor />
  </LocationProvider>
)

function AtTheDoor() {
  const closed = doorsClosed.value
  useEffect(() => {
    void lookWhoIsThere()
  }, [closed])
  const here = door.value
  if (here.at === 'in') return <Inside person={here.person} />
  if (here.at === 'coordinator') return <AtTheirPlace person={here.person} />
  return (
    <Top>
      <main class="office-main office-door" id="main" tabIndex={-1}>
        {here.at === 'asking' && <Skeleton lines={4} />}
        {here.at === 'signed-out' && <SignIn />}
        {here.at === 'elsewhere' && <Elsewhere role={here.role} />}
        {here.at === 'first-passkey' && <FirstPasskey />}
        {here.at === 'passkey' && <OwnPasskey />}
        {here.at === 'unreachable' && <Unreachable />}
      </main>
    </Top>
  )
}

function Top({ tools, signedIn = false, children }: { tools?: ComponentChildren; signedIn?: boolean; children: ComponentChildren }) {
  return (
    <div class={signedIn ? 'office office-signed-in' : 'office'}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('ui:skipToMain')}
      </a>
      <header class="office-top">
        <a class="office-brand" href={isCoordinatorsPlace ? '/university' : '/office'}>
          {t(isCoordinatorsPlace ? 'office-coordinator:brand' : 'office:title')}
        </a>
        <div class="office-tools">
          {tools}
          <LanguageSwitch label={t('office:otherLanguage')} failed={t('office:languageFailed')} />
        </div>
      </header>
      {children}
    </div>
  )
}

/** Who is in, and the way out. */
function Tools({ name }: { name: string }) {
  const [failed, setFailed] = useState(false)
  return (
    <>
      <span class="office-person">{name}</span>
      <Button kind="quiet" icon={SignOutIcon} onPress={() => void signOut().then((done) => setFailed(!done))}>
        {t('office:signOut')}
      </Button>
      <output>{failed ? t('office:unreachable') : ''}</output>
    </>
  )
}

/** The coordinators' place is one page, so there is nothing to choose from at its side. */
function AtTheirPlace({ person }: { person: Coordinator }) {
  const { url } = useLocation()
  return (
    <Top tools={<Tools name={person.name} />}>
      <main class="office-main coordinator" id="main" tabIndex={-1}>
        <Unbroken at={url}>
          <Router>
            <Route path="/university" component={UniversityFigures} />
            <Route default component={NoSuchPlace} />
          </Router>
        </Unbroken>
      </main>
    </Top>
  )
}

function Inside({ person }: { person: OfficePerson }) {
  const { path, url, route } = useLocation()
  const [open, setOpen] = useState(false)
  const own = places.filter(({ administrators }) => !administrators || person.role === 'administrator')
  const [first] = own
  useEffect(() => {
    if (path === '/office' && first) route(`/office/${first.path}`, true)
    setOpen(false)
  }, [path, first, route])
  const isAt = (place: string) => path === `/office/${place}` || path.startsWith(`/office/${place}/`)
  return (
    <Top signedIn tools={<Tools name={person.name} />}>
      <nav class="office-places" aria-label={t('office:places.label')}>
        <div class="office-menu">
          <button
            type="button"
            class="button button-quiet"
            aria-expanded={open}
            aria-controls="office-places"
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'office:places.close' : 'office:places.open')}
          </button>
        </div>
        <ul id="office-places" class={open ? undefined : 'office-places-closed'}>
          {own.map((place) => (
            <li key={place.path}>
              <a class="office-place" href={`/office/${place.path}`} aria-current={isAt(place.path) ? 'page' : undefined}>
                {t(place.label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="office-main" id="main" tabIndex={-1}>
        <Unbroken at={url}>
          <Router>
            {own.map(({ path, component }) => [
              <Route key={path} path={`/office/${path}`} component={component} />,
              <Route key={`${path}/*`} path={`/office/${path}/*`} component={component} />,
            ])}
            <Route default component={path === '/office' ? Arriving : NoSuchPlace} />
          </Router>
        </Unbroken>
      </main>
    </Top>
  )
}

const Arriving = () => <Skeleton lines={4} />

function NoSuchPlace() {
  usePage(t('office:noSuchPlace.title'))
  return (
    <>
      <PageTitle>{t('office:noSuchPlace.title')}</PageTitle>
      <p>{t('office:noSuchPlace.text')}</p>
    </>
  )
}
