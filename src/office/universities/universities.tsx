import { useLocation } from 'preact-iso/router'
import { List } from './list.tsx'
import { Edit } from './edit.tsx'

/** The universities: all of them, or the one that is open. */
export function Universities() {
  const { path } = useLocation()
  const id = /^\/office\/universities\/([^/]+)$/.exec(path)?.[1]
  return id === undefined ? <List /> : <Edit key={id} id={decodeURIComponent(id)} />
}
