import { guardAddress } from '../../domain/application/address-guard.ts'
import type { University } from '../../domain/university.ts'

/** What the guard says of an address in a list: `wrong`: mail to it fails; `doubtful`: it may be a sign-in ID. */
export interface AddressCheck {
  kind: 'wrong' | 'doubtful'
  /** How the real address looks; empty: not known. */
  mail: string
}

/**
 * Whether an address that a university gave looks like a sign-in ID or has a slip in its domain; null: nothing to be
 * said. That it will end with the course is told to the person, who alone can change it.
 */
export function checkAddress(address: string, chosen: University): AddressCheck | null {
  const found = guardAddress(address, { use: 'lasting', chosen })
  if (found === null || found.kind === 'ends-with-course') return null
  if (found.kind === 'no-address') return { kind: 'wrong', mail: '' }
  if (found.kind === 'typo') return { kind: 'doubtful', mail: found.suggestion }
  return { kind: found.kind === 'sign-in-id' && found.certain ? 'wrong' : 'doubtful', mail: found.mail ?? '' }
}
