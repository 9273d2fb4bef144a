import './settings.css'
import { useLocation } from 'preact-iso/router'
import { NotFound } from '../shell/instead.ts'
import { part } from '../shell/part.tsx'
import { Devices, Passkeys } from '../shell/own-parts.ts'
import { Conflicts } from './conflicts.tsx'
import { Install } from './install.tsx'
import { Me } from './me.tsx'
import { Sync } from './sync.tsx'

const Address = part(['address'], () => import('../address/address.tsx').then(({ Address }) => Address))
const Rights = part(['rights', 'profile', 'question', 'search', 'kept'], () => import('../rights/rights.tsx').then(({ Rights }) => Rights))

/** Everything under /me. */
export function Settings() {
  const { path } = useLocation()
  if (path === '/me') return <Me />
  if (path === '/me/address') return <Address />
  if (path === '/me/install') return <Install />
  if (path === '/me/conflicts') return <Conflicts />
  if (path === '/me/sync') return <Sync />
  if (/^\/me\/data(\/|$)/.test(path)) return <Rights />
  if (path === '/me/devices') return <Devices />
  if (path === '/me/passkeys') return <Passkeys />
  return <NotFound />
}
