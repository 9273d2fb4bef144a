import { useLocation } from 'preact-iso/router'
import { PostingsImport } from './import.tsx'
import { PostingList } from './list.tsx'
import { OnePosting } from './one.tsx'
import { EditSource } from './source.tsx'
import { Sources } from './sources.tsx'

/** The postings: all of them, one of them, taking in a file, and where they are fetched from. */
export function Postings() {
  const { path } = useLocation()
  const [, section = '', of] = /^\/office\/postings\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []
  const id = of === undefined ? null : decodeURIComponent(of)
  if (section === 'import') return <PostingsImport />
  if (section === 'sources') return id === null ? <Sources /> : <EditSource key={id} id={id} />
  return section === 'at' && id !== null ? <OnePosting key={id} id={id} /> : <PostingList />
}
