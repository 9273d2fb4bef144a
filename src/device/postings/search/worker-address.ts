// Vite writes the worker as a file of its own and gives its address.
// oxlint-disable-next-line import/default
import address from './worker.ts?worker&url'

let allowed: TrustedScriptURL | undefined

/** The address of the searching worker, as a browser that asks for trusted ones takes it. */
export function workerAddress(): string {
  if (!('trustedTypes' in window) || !window.trustedTypes) return address
  // A policy of a name can be made once in a page; this one lets through that address and no other.
  allowed ??= window.trustedTypes
    .createPolicy('jgrad-postings', {
      createScriptURL: (asked: string) => {
        if (asked !== address) throw new TypeError('not the address of the searching worker')
        return asked
      },
    })
    .createScriptURL(address)
  return allowed as unknown as string
}
