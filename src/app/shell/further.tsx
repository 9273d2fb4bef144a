import { useLocation } from 'preact-iso/router'
import { NotFound } from './not-found.tsx'
import { part } from './part.tsx'

const SignIn = part(['account'], () => import('../account/sign-in.tsx').then(({ SignIn }) => SignIn))
const Code = part(['account'], () => import('../account/code.tsx').then(({ Code }) => Code))
const Welcome = part(['welcome', 'profile', 'guide', 'install'], () => import('../welcome/welcome.tsx').then(({ Welcome }) => Welcome))
const Notices = part(['notices'], () => import('../notices/notices.tsx').then(({ Notices }) => Notices))
const Undo = part(['address'], () => import('../address/undo.tsx').then(({ Undo }) => Undo))

/** Shown on the home page, and loaded after it. */
export const Attention = part(['attention'], () => import('../attention/attention.tsx').then(({ Attention }) => Attention), true)

const isUnder = (path: string, start: string) => path === start || path.startsWith(`${start}/`)

/** Pages that are rarely gone to. They are named here so that the first screen does not load what leads to them. */
export function Further() {
  const { path } = useLocation()
  if (path === '/sign-in') return <SignIn />
  if (path === '/sign-in/code') return <Code />
  if (isUnder(path, '/welcome')) return <Welcome />
  if (isUnder(path, '/notices')) return <Notices />
  if (path === '/address/undo') return <Undo />
  return <NotFound />
}
