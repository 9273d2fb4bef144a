import { useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { person } from '../shell/device.ts'
import { NotFound, SignInFirst } from '../shell/instead.ts'
import { part } from '../shell/part.tsx'
import { placeAt, searchPath } from './paths.ts'

const List = part(['postings', 'search'], () => import('./list.tsx').then(({ List }) => List))
// The form brings the table of research fields along.
const Form = part(['criteria', 'question', 'search'], () => import('./form.tsx').then(({ Form }) => Form))
const KeptList = part(['kept', 'search'], () => import('./kept/kept-list.tsx').then(({ KeptList }) => KeptList))
const Kept = part(['kept', 'search'], () => import('./kept/kept-page.tsx').then(({ KeptPage }) => KeptPage))

/** Loads what is seen first here, so that a skeleton of this file is not followed by one of the list's. Never rejects. */
export const loadFirst = (): Promise<void> => List.preload()

/** Everything under /postings. */
export function Postings() {
  const { path } = useLocation()
  useEffect(() => void Form.preload(), [])
  if (person.value === undefined) return <Skeleton lines={6} />
  if (person.value === null) return <SignInFirst />
  const place = placeAt(path)
  if (place.at === 'list') return <List />
  if (place.at === 'new') return <New />
  if (place.at === 'kept-list') return <KeptList />
  if (place.at === 'kept') return <Kept key={place.id} id={place.id} />
  return place.at === 'search' ? <Form key={place.id} id={place.id} /> : <NotFound />
}

/** A new search has an address of its own from the start, so that loading the page anew comes back to it. */
function New() {
  const { route } = useLocation()
  useEffect(() => route(searchPath(crypto.randomUUID()), true), [route])
  return <Skeleton lines={6} />
}
