import './settings.css'
import { useLocation } from 'preact-iso/router'
import { NotFound } from '../shell/not-found.tsx'
import { Devices, Passkeys } from '../shell/own-parts.ts'
import { Conflicts } from './conflicts.tsx'
import { Install } from './install.tsx'
import { Me } from './me.tsx'

/** Everything under /me. */
export function Settings() {
  const { path } = useLocation()
  if (path === '/me') return <Me />
  if (path === '/me/install') return <Install />
  if (path === '/me/conflicts') return <Conflicts />
  if (path === '/me/devices') return <Devices />
  if (path === '/me/passkeys') return <Passkeys />
  return <NotFound />
}
