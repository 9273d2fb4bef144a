import { useLocation } from 'preact-iso/router'
import { useEffect } from 'preact/hooks'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { useWide } from '../../ui/layout/use-wide.ts'
import { person } from '../shell/device.ts'
import { NotFound, SignInFirst } from '../shell/instead.ts'
import { part } from '../shell/part.tsx'
import { placeAt, searchPath } from './paths.ts'

const Market = part(['market'], () => import('./market/market-page.tsx').then(({ Market }) => Market))
const PostingPage = part(['posting', 'kept', 'search'], () => import('./reading/posting-page.tsx').then(({ PostingPage }) => PostingPage))
const Columns = part(['market'], () => import('./columns/columns.tsx').then(({ Columns }) => Columns))
// What asks for criteria brings the table of research fields along.
const Filter = part(['filter', 'criteria', 'question', 'search'], () => import('./filter/filter.tsx').then(({ Filter }) => Filter))
const List = part(['postings', 'search'], () => import('./list.tsx').then(({ List }) => List))
const Form = part(['criteria', 'question', 'search'], () => import('./form.tsx').then(({ Form }) => Form))
const KeptList = part(['kept', 'search'], () => import('./kept/kept-list.tsx').then(({ KeptList }) => KeptList))
const Kept = part(['kept', 'posting', 'search'], () => import('./kept/kept-page.tsx').then(({ KeptPage }) => KeptPage))

/** Loads what is seen first here, so that a skeleton of this file is not followed by one of the list's. Never rejects. */
export const loadFirst = (): Promise<void> => Market.preload()

/** Everything under /postings. */
export function Postings() {
  const { path } = useLocation()
  useEffect(() => {
    for (const next of [PostingPage, Filter, List, Form, KeptList, Kept]) void next.preload()
  }, [])
  if (person.value === undefined) return <Skeleton lines={6} />
  if (person.value === null) return <SignInFirst />
  const place = placeAt(path)
  switch (place.at) {
    case 'market':
      return <Market />
    case 'filter':
      return <Filter />
    case 'list':
      return <List />
    case 'new':
      return <New />
    case 'search':
      return <Form key={place.id} id={place.id} />
    case 'kept-list':
      return <KeptList />
    case 'kept':
      return <Kept key={place.id} id={place.id} />
    case 'posting':
      return <Posting id={place.id} />
    default:
      return <NotFound />
  }
}

/** One posting; on a wide screen beside the list that it was found in. */
function Posting({ id }: { id: string }) {
  const page = <PostingPage key={id} id={id} />
  return useWide(80) ? <Columns reading={id}>{page}</Columns> : page
}

/** A new search has an address of its own from the start, so that loading the page anew comes back to it. */
function New() {
  const { route } = useLocation()
  useEffect(() => route(searchPath(crypto.randomUUID()), true), [route])
  return <Skeleton lines={6} />
}
