import { useLocation } from 'preact-iso/router'
import { List } from './list.tsx'
import { Registrant } from './registrant.tsx'

/** The registrants: a search, or the one that is open. */
export function Registrants() {
  const { path } = useLocation()
  const account = /^\/office\/registrants\/([^/]+)$/.exec(path)?.[1]
  return account === undefined ? <List /> : <Registrant key={account} account={decodeURIComponent(account)} />
}
