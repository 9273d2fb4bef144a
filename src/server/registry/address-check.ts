import type { University } from '../../domain/university.ts'

/** What the guard says of an address in a list: `wrong`: mail to it fails; `doubtful`: it may be a sign-in ID. */
export interface AddressCheck {
  kind: 'wrong' | 'doubtful'
  /** How the real address looks; empty: not known. */
  mail: string
}

/** Whether an address that a university gave looks like a sign-in ID; null: nothing to be said. */
export function checkAddress(_address: string, _university: University): AddressCheck | null {
  return null
}
