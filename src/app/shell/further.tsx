import { useLocation } from 'preact-iso/router'
import { person } from './device.ts'
import { CoordinatorHere, NotFound } from './instead.ts'
import { part, type Part } from './part.tsx'

const Answer = part(['answer'], () => import('../answer/answer.tsx').then(({ Answer }) => Answer))
const NeedsSignIn = part(['answer'], () => import('../answer/needs-sign-in.tsx').then(({ NeedsSignIn }) => NeedsSignIn))
const Apply = part(['apply', 'public', 'guide'], () => import('../apply/apply.tsx').then(({ Apply }) => Apply))
const PublicPages = part(['public', 'guide'], () => import('../public/pages.tsx').then(({ PublicPages }) => PublicPages))
const SignIn = part(['account'], () => import('../account/sign-in.tsx').then(({ SignIn }) => SignIn))
const Code = part(['account'], () => import('../account/code.tsx').then(({ Code }) => Code))
const Welcome = part(['welcome', 'profile', 'guide', 'install'], () => import('../welcome/welcome.tsx').then(({ Welcome }) => Welcome))
const Notices = part(['notices'], () => import('../notices/notices.tsx').then(({ Notices }) => Notices))
const Undo = part(['address'], () => import('../address/undo.tsx').then(({ Undo }) => Undo))
const AlertLink = part(['alerts'], () => import('../alert-links/alert-link.tsx').then(({ AlertLink }) => AlertLink))
const Statistics = part(['charts', 'statistics'], () => import('../statistics/statistics.tsx').then(({ Statistics }) => Statistics))
const Stop = part(['stop'], () => import('../stop/stop.tsx').then(({ Stop }) => Stop))

/** Shown on the home page, and loaded after it. */
export const Attention = part(['attention', 'closing'], () => import('../attention/attention.tsx').then(({ Attention }) => Attention), true)

const isUnder = (path: string, start: string) => path === start || path.startsWith(`${start}/`)

const isAlertLink = (path: string) => path === '/alerts/stop' || path === '/alerts/keep'

/** Where links in other mails lead, which need no sign-in at all. */
const isByLink = (path: string) => path === '/stop' || path === '/address/undo' || isAlertLink(path)

/** What whoever came by an invitation's link may go to, beside what the link opens. */
const isBesideLink = (path: string) => isUnder(path, '/answer') || isUnder(path, '/statistics') || isUnder(path, '/sign-in') || isByLink(path) || isPublic(path)

const isPublic = (path: string) => /^\/(about|help|privacy|accessibility|contact)$/.test(path)

function screenAt(path: string): Part<object> | null {
  if (isUnder(path, '/answer')) return Answer
  if (isUnder(path, '/apply')) return Apply
  if (isUnder(path, '/welcome')) return Welcome
  if (isUnder(path, '/notices')) return Notices
  if (isUnder(path, '/statistics')) return Statistics
  if (path === '/address/undo') return Undo
  if (path === '/stop') return Stop
  if (isAlertLink(path)) return AlertLink
  if (path === '/sign-in') return SignIn
  if (path === '/sign-in/code') return Code
  return isPublic(path) ? PublicPages : null
}

/**
 * Loads the page that was asked for, so that it is shown at once: not a skeleton of this file, and then one of its own.
 * Called from outside, as an `await` up here would wait for a file that may itself wait for this one.
 */
export const loadAsked = (): Promise<void> | undefined => screenAt(location.pathname)?.preload()

/** Pages that are rarely gone to. They are named here so that the first screen does not load what leads to them. */
export function Further() {
  const { path } = useLocation()
  if (person.value?.scope !== undefined && !isBesideLink(path)) return <NeedsSignIn />
  if (isUnder(path, '/answer')) return <Answer />
  if (isUnder(path, '/apply')) return <Apply />
  if (isUnder(path, '/welcome')) return <Welcome />
  if (isUnder(path, '/notices')) return <Notices />
  if (isUnder(path, '/statistics')) return <Statistics />
  if (path === '/address/undo') return <Undo />
  if (path === '/stop') return <Stop />
  if (isAlertLink(path)) return <AlertLink />
  if (path === '/sign-in') return <SignIn />
  if (path === '/sign-in/code') return <Code />
  // The home page of whoever is no registrant.
  if (path === '/') return <CoordinatorHere />
  return isPublic(path) ? <PublicPages /> : <NotFound />
}
