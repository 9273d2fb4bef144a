import * as z from 'zod/mini'

/**
 * A mail address as people type it, folded to what is stored: full-width letters and spaces accepted (NFKC), the
 * domain in lower case. Whether mail arrives there only a code that comes back can tell.
 */
export function foldMailAddress(typed: string): string {
  const address = typed.normalize('NFKC').replace(/\s/g, '')
  const at = address.lastIndexOf('@')
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase()
}

/**
 * One at sign, something before it, and a domain with a dot. None of the signs that mean something else to mail programs
 * (RFC 5322, `specials`): what is read as another address would get past every limit on mails to that one.
 */
export const mailAddressShape = /^[^\s@()<>[\]:;,\\"\p{Cc}]+@[^\s@.()<>[\]:;,\\"\p{Cc}]+(\.[^\s@.()<>[\]:;,\\"\p{Cc}]+)+$/u
/** Whether it has that shape, in at most 254 characters (RFC 5321). */
export const isMailAddress = (address: string): boolean => address.length <= 254 && mailAddressShape.test(address)

export const mailAddressSchema = z.pipe(
  z.pipe(z.string().check(z.maxLength(1000)), z.transform(foldMailAddress)),
  z.string().check(z.refine(isMailAddress)),
)
