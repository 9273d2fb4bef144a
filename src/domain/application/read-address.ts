import { foldMailAddress } from '../mail-address.ts'

/**
 * A mail address read from what a person typed or pasted, with what had to be changed, so that the change can be shown.
 */

/**
 * `width`: full-width signs; `spaces`; `invisible` signs that come along with pasted text; `around`: brackets, `mailto:`
 * or a full stop around it; `signs`: a sign of kana mode where a hyphen or a point is meant; `case`: capitals in the domain.
 */
export const addressChanges = ['width', 'spaces', 'invisible', 'around', 'signs', 'case'] as const
export type AddressChange = (typeof addressChanges)[number]

/** Soft hyphen, zero-width signs, marks of direction and the byte order mark. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g
const around = /^(?:mailto:|[<「『（("'[])+|[>」』）)"'\].,;:、。]+$/gi
const hyphens = /[ー‐‑‒–—―−]/g
const points = /[。．・]/g

const steps: readonly [AddressChange, (text: string) => string][] = [
  ['invisible', (text) => text.replace(invisible, '')],
  ['width', (text) => text.normalize('NFKC')],
  ['spaces', (text) => text.replace(/\s/g, '')],
  ['around', (text) => text.replace(around, '')],
  ['signs', (text) => text.replace(hyphens, '-').replace(points, '.')],
  ['case', foldMailAddress],
]
const longest = 1000

/** Reads an address. Reading what was read changes nothing more; nothing is ever thrown. */
export function readAddress(typed: string): { address: string; changes: readonly AddressChange[] } {
  let address = typed.slice(0, longest)
  const changes = new Set<AddressChange>()
  // Spaces around it are typed by every keyboard that completes words, and nobody needs to be told of them.
  address = address.trim()
  for (let before: string | null = null; before !== address; ) {
    before = address
    for (const [change, step] of steps) {
      const next = step(address)
      if (next !== address) changes.add(change)
      address = next
    }
  }
  return { address, changes: addressChanges.filter((change) => changes.has(change)) }
}
