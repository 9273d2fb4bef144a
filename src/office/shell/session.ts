import { signal, type ReadonlySignal } from '@preact/signals'
import { type OfficePerson, officePersonSchema } from '../../api/office-people.ts'
import { passkeysSchema } from '../../api/passkeys.ts'
import { ask, whoIsThere } from '../ask.ts'
import { forgetOthersUnsaved } from './unsaved.ts'

/**
 * Who is at the office's door. `signed-out`: nobody; `elsewhere`: somebody who does not work here; `first-passkey`: came
 * with a code and has no passkey yet; `passkey`: came with a code and has one; `in`; `unreachable`: no answer.
 */
export type Door =
  | { at: 'asking' | 'signed-out' | 'elsewhere' | 'first-passkey' | 'passkey' | 'unreachable' }
  | { at: 'in'; person: OfficePerson }

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
  if (found.at === 'in') forgetOthersUnsaved(found.person.account)
  current.value = found
}

async function answerAtTheDoor(): Promise<Door> {
  const me = await ask('GET', whoIsThere, officePersonSchema)
  if (me.ok) return { at: 'in', person: me.value }
  if (me.problem?.code === 'not-signed-in') return { at: 'signed-out' }
  if (me.problem?.code === 'not-office') return { at: 'elsewhere' }
  if (me.problem?.code !== 'passkey-needed') return { at: 'unreachable' }
  const passkeys = await ask('GET', '/api/passkeys', passkeysSchema)
  if (!passkeys.ok) return { at: 'unreachable' }
  return { at: passkeys.value.passkeys.length === 0 ? 'first-passkey' : 'passkey' }
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
