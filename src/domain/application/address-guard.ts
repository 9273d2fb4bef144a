import { isUniversityAddress } from '../account/address-end.ts'
import { isMailAddress } from '../mail-address.ts'
import type { AddressPattern, University } from '../university.ts'
import { meantDomain } from './domain-typo.ts'
import { generalPatterns, knownPatterns } from './known-patterns.ts'
import { matchesMask } from './mask.ts'

/**
 * The guard against wrong addresses: tells a sign-in ID from an address, notices slips, and knows which addresses end
 * with the course. It only points things out; what proves an address is a code that comes back from it.
 */
export type AddressFinding =
  /** No address at all. `bare`: a name or number without a domain, as sign-in IDs are; `shape`: anything else. */
  | { kind: 'no-address'; why: 'bare' | 'shape' }
  /** `certain`: mail to it fails. `mail`: how the real address looks, as a mask; null: not known. */
  | { kind: 'sign-in-id'; certain: boolean; pattern: AddressPattern; mail: string | null }
  /** It may well be an address: the person is asked. */
  | { kind: 'maybe-sign-in-id'; mail: string | null }
  | { kind: 'typo'; suggestion: string }
  /** A university's address, which will end, where a lasting one is asked for. */
  | { kind: 'ends-with-course' }

export interface GuardContext {
  /** `lasting`: to be reached at for years; `university`: the university's own, if wished. */
  use: 'lasting' | 'university'
  /** The university that was chosen, and all others that are known here. */
  chosen: Pick<University, 'domains' | 'patterns'> | null
  others?: readonly Pick<University, 'domains' | 'patterns'>[]
}

const plain = /^[\u0021-\u007E]+$/

/** What is to be pointed out about an address that was read; null: nothing. The gravest alone. Never throws. */
export function guardAddress(address: string, { use, chosen, others = [] }: GuardContext): AddressFinding | null {
  if (!address.includes('@')) return { kind: 'no-address', why: 'bare' }
  const own = chosen?.domains ?? []
  const suggestion = suggest(address, own)
  // `a@b,jp` is no address, and yet it is clear which one is meant.
  if (!isMailAddress(address) || !plain.test(address) || address.includes(',')) {
    if (suggestion !== null) return { kind: 'typo', suggestion }
    return { kind: 'no-address', why: /^[^@]+@[^.@]*$/.test(address) && address.indexOf('@') > 0 ? 'bare' : 'shape' }
  }
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase()
  const found = (patterns: readonly AddressPattern[], severity: AddressPattern['severity']) =>
    patterns.find((pattern) => pattern.severity === severity && matchesMask(pattern.signInId, address))
  const special = [...(chosen?.patterns ?? []), ...others.flatMap(({ patterns }) => patterns), ...knownPatterns]
  const patterns = [...special, ...generalPatterns]
  const mail = (pattern: AddressPattern): string | null => pattern.mail ?? chosen?.patterns.find((each) => each.mail !== null)?.mail ?? null

  const certain = found(patterns, 'certain')
  if (certain) return { kind: 'sign-in-id', certain: true, pattern: certain, mail: mail(certain) }
  if (suggestion !== null) return { kind: 'typo', suggestion }
  // What is known to be how an address looks is not doubted for its digits, unless it is digits alone.
  const looksRight = special.some((pattern) => pattern.mail !== null && matchesMask(pattern.mail, address)) && !/^\d+$/.test(local)
  const likely = looksRight ? undefined : found(patterns, 'warn')
  if (likely) return { kind: 'sign-in-id', certain: false, pattern: likely, mail: mail(likely) }
  const maybe = looksRight ? undefined : found(patterns, 'ask')
  if (maybe) return { kind: 'maybe-sign-in-id', mail: mail(maybe) }
  const everywhere = [...own, ...others.flatMap(({ domains }) => domains)]
  return use === 'lasting' && isUniversityAddress(address, everywhere) ? { kind: 'ends-with-course' } : null
}

function suggest(address: string, own: readonly string[]): string | null {
  const at = address.lastIndexOf('@')
  const meant = at > 0 ? meantDomain(address.slice(at + 1), own) : null
  const suggestion = meant === null ? null : address.slice(0, at + 1) + meant
  return suggestion !== null && isMailAddress(suggestion) && plain.test(suggestion) ? suggestion : null
}
