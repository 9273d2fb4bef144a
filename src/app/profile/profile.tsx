import './profile.css'
import { useLocation } from 'preact-iso/router'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { person } from '../shell/device.ts'
import { NotFound, SignInFirst } from '../shell/instead.ts'
import { EditCareer } from './edit-career.tsx'
import { EditGroup } from './edit-group.tsx'
import { Overview } from './overview.tsx'
import { placeAt } from './paths.ts'

/** Everything under /me/profile: what the registry lives on. */
export function Profile() {
  const { path } = useLocation()
  if (person.value === undefined) return <Skeleton lines={8} />
  if (person.value === null) return <SignInFirst />
  const place = placeAt(path)
  if (place.at === 'overview') return <Overview />
  if (place.at === 'group') return <EditGroup group={place.group} />
  return place.at === 'career' ? <EditCareer kind={place.kind} id={place.id} /> : <NotFound />
}
