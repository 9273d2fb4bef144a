import { guardAddress } from '../../domain/application/address-guard.ts'
import { foldMailAddress } from '../../domain/mail-address.ts'
import type { University } from '../../domain/university.ts'

/**
 * What is to be said about a typed address. The first four have to be mended; with the others one may go on: `maybe` a
 * sign-in ID, an address that `ends` with the course, a slip where another one may be meant.
 */
export type AddressFinding = Mistake | { kind: 'maybe' | 'ends' } | { kind: 'typo'; suggestion: string }
interface Mistake {
  kind: 'empty' | 'no-address' | 'same' | 'sign-in-id'
}

/** Whether nothing may be sent before the finding is mended. */
export const mustMend = (found: AddressFinding): found is Mistake =>
  found.kind === 'empty' || found.kind === 'no-address' || found.kind === 'same' || found.kind === 'sign-in-id'

/** Looks at a typed address before a code is sent there; null: nothing to say. `universities`: those that are known here. */
export function checkAddress(
  typed: string,
  { current, universities }: { current: string; universities: readonly Pick<University, 'domains' | 'patterns'>[] },
): AddressFinding | null {
  const address = foldMailAddress(typed)
  if (address === '') return { kind: 'empty' }
  if (address.toLowerCase() === current.toLowerCase()) return { kind: 'same' }
  const found = guardAddress(address, { use: 'lasting', chosen: null, others: universities })
  if (found === null) return null
  if (found.kind === 'no-address' || found.kind === 'typo') return found
  if (found.kind === 'ends-with-course') return { kind: 'ends' }
  return { kind: found.kind === 'sign-in-id' && found.certain ? 'sign-in-id' : 'maybe' }
}
