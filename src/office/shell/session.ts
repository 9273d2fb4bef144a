import { signal, type ReadonlySignal } from '@preact/signals'
import { type OfficePerson, officePersonSchema } from '../../api/office-people.ts'
import { passkeysSchema } from '../../api/passkeys.ts'
import { type Role, sessionSchema } from '../../api/session.ts'
import { type Coordinator, coordinatorSchema } from '../../api/university.ts'
import { ask, whichCoordinator, whoIsThere } from '../ask.ts'
import { isCoordinatorsPlace } from './own-place.ts'
import { forgetOthersUnsaved } from './unsaved.ts'

/**
 * Who is at the door. `signed-out`: nobody; `elsewhere`: somebody who does not work here; `first-passkey`: came
 * with a code and has no passkey yet; `passkey`: came with a code and has one; `in`, or at the coordinators' place
 * `coordinator`; `unreachable`: no answer.
 */
export type Door =
  | { at: 'asking' | 'signed-out' | 'first-passkey' | 'passkey' | 'unreachable' }
  | { at: 'elsewhere'; role: Role }
  | { at: 'in'; person: OfficePerson }
  | { at: 'coordinator'; person: Coordinator }

const current = signal<Door>({ at: 'asking' })

/** Where whoever is here stands. */
export const door: ReadonlySignal<Door> = current

/** Counts what may change who is here: the answer to a look that began before the last of it is out of date. */
let newest = 0

/** Asks the server who is here. An answer that a later look or a sign-out overtook changes nothing. */
export async function lookWhoIsThere(): Promise<void> {
  newest += 1
  const look = newest
  const found = await answerAtTheDoor()
  if (look !== newest) return
  if (found.at === 'in' || found.at === 'coordinator') forgetOthersUnsaved(found.person.account)
  current.value = found
}

async function answerAtTheDoor(): Promise<Door> {
  const look = isCoordinatorsPlace
    ? await ask('GET', whichCoordinator, coordinatorSchema).then((me) => (me.ok ? ({ at: 'coordinator', person: me.value } as const) : me.problem))
    : await ask('GET', whoIsThere, officePersonSchema).then((me) => (me.ok ? ({ at: 'in', person: me.value } as const) : me.problem))
  if (look === null) return { at: 'unreachable' }
  if ('at' in look) return look
  if (look.code === 'not-signed-in') return { at: 'signed-out' }
  if (look.code === 'not-office' || look.code === 'not-coordinator') return somebodyElse()
  if (look.code !== 'passkey-needed') return { at: 'unreachable' }
  const passkeys = await ask('GET', '/api/passkeys', passkeysSchema)
  if (!passkeys.ok) return { at: 'unreachable' }
  return { at: passkeys.value.passkeys.length === 0 ? 'first-passkey' : 'passkey' }
}

/** Who it is that has no business here. */
async function somebodyElse(): Promise<Door> {
  const session = await ask('GET', '/api/session', sessionSchema)
  return session.ok ? { at: 'elsewhere', role: session.value.role } : { at: 'unreachable' }
}

/** Ends the session. False: the server could not be reached, and it goes on. */
export async function signOut(): Promise<boolean> {
  const ended = await ask('DELETE', '/api/session', null)
  if (ended.ok) {
    newest += 1
    forgetOthersUnsaved(null)
    current.value = { at: 'signed-out' }
  }
  return ended.ok
}
