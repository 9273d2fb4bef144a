import { test as base } from '@playwright/test'
import { type Phone, type PhoneOptions, takePhone } from './phone.ts'
import { type Server, startServer } from './server.ts'

interface Setting {
  /** A server of this test's own, with the sample people. */
  server: Server
  /** Takes a phone into use that is put away after the test. */
  phone: (options: Omit<PhoneOptions, 'origin'>) => Promise<Phone>
}

/** A test of people, phones and a server, all real. */
export const test = base.extend<Setting>({
  // Playwright reads the names of what a fixture needs from this pattern: it has to be one.
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.remove()
  },
  phone: async ({ server }, use) => {
    const phones: Phone[] = []
    await use(async (options) => {
      const phone = await takePhone({ ...options, origin: server.origin })
      phones.push(phone)
      return phone
    })
    for (const phone of phones) await phone.remove()
  },
})

export { expect } from '@playwright/test'
