import { test as base } from '@playwright/test'
import { type Host, openHost } from './host.ts'
import { borrowPhone, type KeptPhone, type Phone, type PhoneOptions, takePhone } from './phone.ts'
import { borrowServer, compiled, type Server } from './server.ts'

interface Setting {
  /** A server that is this test's alone, with the sample people. */
  server: Server
  /** Takes a phone into use that is put away after the test; `keeps`: its browser can be closed, killed and opened again. */
  phone: TakePhone
}
interface TakePhone {
  (options: Omit<PhoneOptions, 'origin'> & { keeps: true }): Promise<KeptPhone>
  (options: Omit<PhoneOptions, 'origin'>): Promise<Phone>
}

/** A test of people, phones and a server, all real. */
export const test = base.extend<Setting, { host: Host }>({
  host: [
    // Playwright reads the names of what a fixture needs from this pattern: it has to be one.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const host = openHost(compiled)
      await use(host)
      await host.close()
    },
    { scope: 'worker' },
  ],
  server: async ({ host }, use) => {
    const server = await borrowServer(host)
    await use(server)
    await server.remove()
  },
  phone: async ({ server, browser }, use) => {
    const phones: Phone[] = []
    // A browser of its own for each phone that need not outlive it would be a third of what a short test costs.
    const take = async (options: Omit<PhoneOptions, 'origin'> & { keeps?: boolean }): Promise<Phone> => {
      const all = { ...options, origin: server.origin }
      const phone = options.keeps === true ? await takePhone(all) : await borrowPhone(browser, all)
      phones.push(phone)
      return phone
    }
    await use(take as TakePhone)
    for (const phone of phones) await phone.remove()
  },
})

export { expect } from '@playwright/test'
