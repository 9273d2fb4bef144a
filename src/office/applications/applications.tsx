import './applications.css'
import { useLocation } from 'preact-iso/router'
import { List } from './list.tsx'
import { File } from './file.tsx'

/** The queue of applications: the list, or the one that is opened. */
export function Applications() {
  const { path } = useLocation()
  return path === '/office/applications/one' ? <File /> : <List />
}
