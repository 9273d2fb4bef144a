import type { CDPSession, Page } from '@playwright/test'

/** What recognises the person on a phone: a virtual authenticator of the browser, which keeps passkeys and asks for a finger. */
export interface Finger {
  /** Whether it is put on when asked for; a person who never does is one who puts it off. */
  ready(present: boolean): Promise<void>
  /** How many passkeys it holds. */
  count(): Promise<number>
  /** Takes it out of the page, with its passkeys. */
  remove(): Promise<void>
}

/** Gives a page an authenticator that is built in and recognises the person. */
export async function giveFinger(page: Page): Promise<Finger> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  })
  return {
    ready: (enabled) => cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }).then(() => undefined),
    count: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }).then(() => undefined),
  }
}
