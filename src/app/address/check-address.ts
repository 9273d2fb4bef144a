import { isUniversityAddress } from '../../domain/account/address-end.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'

/** What is to be said about a typed address. `ends` is no mistake: one may go on with it. */
export type AddressFinding = 'empty' | 'no-address' | 'same' | 'ends'

/** Looks at a typed address before a code is sent there; null: nothing to say. `domains`: those of universities. */
export function checkAddress(typed: string, { current, domains }: { current: string; domains: readonly string[] }): AddressFinding | null {
  const address = foldMailAddress(typed)
  if (address === '') return 'empty'
  if (!isMailAddress(address)) return 'no-address'
  if (address.toLowerCase() === current.toLowerCase()) return 'same'
  return isUniversityAddress(address, domains) ? 'ends' : null
}
