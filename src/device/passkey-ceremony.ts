import {
  browserSupportsWebAuthnAutofill, startAuthentication, startRegistration, WebAuthnAbortService, WebAuthnError,
} from '@simplewebauthn/browser'

/**
 * What came of asking the device for a passkey. `cancelled`: the person put it off, took too long, or has none here;
 * browsers don't say which, so that no page learns who has one. `exists`: it holds one for us already. `impossible`: it
 * can't have one.
 */
export type Ceremony = { ok: true; response: Record<string, unknown> } | { ok: false; why: 'cancelled' | 'exists' | 'impossible' }

const putOff = new Set(['NotAllowedError', 'AbortError', 'TimeoutError'])

async function perform(work: () => Promise<object>): Promise<Ceremony> {
  try {
    return { ok: true, response: { ...(await work()) } }
  } catch (error) {
    const cause = error instanceof WebAuthnError ? error.cause : error
    const name = cause instanceof Error ? cause.name : ''
    if (putOff.has(name)) return { ok: false, why: 'cancelled' }
    if (name === 'InvalidStateError') return { ok: false, why: 'exists' }
    console.warn('this device did not go along with a passkey', error)
    return { ok: false, why: 'impossible' }
  }
}

/** Has the device make a passkey. Never rejects. */
export const makePasskey = (options: Record<string, unknown>): Promise<Ceremony> =>
  perform(() => startRegistration({ optionsJSON: options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'] }))

/** Has the person choose a passkey: in the browser's own window, or among what it offers below the address field. */
export const choosePasskey = (options: Record<string, unknown>, where: 'window' | 'field'): Promise<Ceremony> =>
  perform(() =>
    startAuthentication({
      optionsJSON: options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'],
      useBrowserAutofill: where === 'field',
      verifyBrowserAutofillInput: false,
    }),
  )

/** Whether the browser offers passkeys below a field. */
export const offersAtField = (): Promise<boolean> => browserSupportsWebAuthnAutofill()

/** Takes back what the device is being asked; whoever waits for it hears `cancelled`. */
export const stopAsking = (): void => WebAuthnAbortService.cancelCeremony()
