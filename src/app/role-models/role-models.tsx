import './role-models.css'
import { useLocation } from 'preact-iso/router'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { person } from '../shell/device.ts'
import { NotFound, SignInFirst } from '../shell/instead.ts'
import { part } from '../shell/part.tsx'
import { Kept } from './kept.tsx'
import { List } from './list.tsx'
import { placeAt } from './paths.ts'
import { StoryPage } from './story-page.tsx'

/** For whoever writes one. */
const Mine = part(['my-story', 'story'], () => import('./mine/mine.tsx').then(({ Mine }) => Mine))

/** Everything under /role-models: people who have been through a doctoral course, and what became of them. */
export function RoleModels() {
  const { path } = useLocation()
  if (person.value === undefined) return <Skeleton lines={6} />
  if (person.value === null) return <SignInFirst />
  const place = placeAt(path)
  switch (place.at) {
    case 'list':
      return <List />
    case 'kept':
      return <Kept />
    case 'mine':
      return <Mine />
    case 'story':
      return <StoryPage key={place.id} id={place.id} />
    default:
      return <NotFound />
  }
}
