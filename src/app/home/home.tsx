import './home.css'
import { person } from '../shell/device.ts'
import { Today } from './today.tsx'

/** What should I do now? Only for somebody who is signed in. */
export function Home() {
  const who = person.value
  return who ? <Today name={who.name} /> : null
}
