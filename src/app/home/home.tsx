import './home.css'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { person } from '../shell/device.ts'
import { Today } from './today.tsx'
import { Welcome } from './welcome.tsx'

/** What should I do now? For nobody: what this is. */
export function Home() {
  const who = person.value
  if (who === undefined) return <Skeleton lines={5} />
  return who ? <Today name={who.name} /> : <Welcome />
}
