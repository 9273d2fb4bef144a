import { foldWidth } from '../text/width.ts'

/** Identifiers of other registries, as people copy and type them. */

const dashes = /[-‐‑‒–—―−ーｰ－]/g

/** The check digit of an ORCID iD by ISO 7064 MOD 11-2, for its first fifteen digits. */
export function orcidCheckDigit(digits: string): string {
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const result = (12 - (total % 11)) % 11
  return result === 10 ? 'X' : String(result)
}

export type OrcidReading = { ok: true; orcid: string } | { ok: false; code: 'orcid-shape' | 'orcid-digit' }

/**
 * Reads an ORCID iD: bare or as a link, with hyphens of any kind or none, full-width too. Gives it as
 * `0000-0002-1825-0097`, or says whether it has no such shape or its check digit tells of a slip.
 */
export function readOrcid(typed: string): OrcidReading {
  const bare = foldWidth(typed).replace(/\s/g, '').replace(/^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i, '').replace(/^orcid:/i, '')
  const digits = bare.replace(/\/$/, '').replace(dashes, '').toUpperCase()
  if (!/^\d{15}[\dX]$/.test(digits)) return { ok: false, code: 'orcid-shape' }
  if (orcidCheckDigit(digits.slice(0, 15)) !== digits[15]) return { ok: false, code: 'orcid-digit' }
  return { ok: true, orcid: digits.replace(/(.{4})(?=.)/g, '$1-') }
}

/** The name of a person on researchmap, from the name or from the address of any of their pages; null for anything else. */
export function readResearchmap(typed: string): string | null {
  const text = foldWidth(typed).replace(/\s/g, '')
  const [, path] = /^(?:https?:\/\/)?(?:www\.)?researchmap\.jp\/([^/?#]*)/i.exec(text) ?? []
  const name = path ?? text
  if (/^(?:https?:?$|https?:\/|www\.|researchmap\.jp$)/i.test(name)) return null
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name) ? name : null
}

/** The address of a person's page on researchmap. */
export const researchmapLink = (name: string): string => `https://researchmap.jp/${name}`

/** The address of an ORCID iD. */
export const orcidLink = (orcid: string): string => `https://orcid.org/${orcid}`

/** A Japanese postal code as `100-0013`, typed with any hyphen or none, full-width, with 〒; null when it is none. */
export function readPostalCode(typed: string): string | null {
  const digits = foldWidth(typed).replace(/[\s〒]/g, '').replace(dashes, '')
  return /^\d{7}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3)}` : null
}
