import type { BrowserContext, Page } from '@playwright/test'
import { applicationReceiptSchema } from '../../src/api/applications.ts'
import { catalogueSchema } from '../../src/api/catalogue.ts'
import { universitiesEditionSchema } from '../../src/api/universities.ts'
import type { ApplicationForm } from '../../src/domain/application/application.ts'
import { formFor } from '../server/applying.ts'
import { codeMailedTo, mailsIn } from './mail.ts'
import type { Server } from './server.ts'
import { expect } from './setting.ts'
import type { Words } from './words.ts'

/** Gives a browser an authenticator that keeps passkeys and says yes, as a finger on the sensor does. */
export async function giveAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
    },
  })
}

/** Applies over plain HTTP and proves the address with the mailed code, as a phone does; returns the receipt number. */
export async function applyTo(server: Server, change: Partial<ApplicationForm> & { email: string }): Promise<string> {
  const { origin } = server
  const { editions } = catalogueSchema.parse(await (await fetch(`${origin}/api/catalogue`)).json())
  const href = editions.find(({ kind }) => kind === 'universities')?.href ?? ''
  const { universities } = universitiesEditionSchema.parse(await (await fetch(origin + href)).json())
  const member = universities.find((each) => each.member && each.privacy === null) ?? universities.find((each) => each.member)
  if (!member) throw new Error('the samples have no member university')
  const form = formFor({ university: member.id, ...change })
  const universityVersion = member.privacy?.version ?? null
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(origin + path, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  const before = mailsIn(server.dataDir)
  const sent = await post('/api/applications', { id: crypto.randomUUID(), form: { ...form, consent: { ...form.consent, universityVersion } } })
  const { number } = applicationReceiptSchema.parse(sent)
  const code = await codeMailedTo(change.email, server.dataDir, before)
  await post('/api/applications/proof', { number, code })
  return number
}

/** Comes to the office for the first time: the address, the code, the first passkey. */
export async function comeIn(page: Page, server: Server, words: Words, { email = 'office@example.jp', look = async () => {} }: { email?: string; look?: () => Promise<void> } = {}): Promise<void> {
  const heading = (key: string) => page.getByRole('heading', { level: 1, name: words(key), exact: true })
  await page.goto('/office')
  await expect(heading('office-sign-in:title')).toBeVisible()
  await look()
  const before = mailsIn(server.dataDir)
  await page.getByLabel(words('office-sign-in:address.label')).fill(email)
  await page.getByRole('button', { name: words('office-sign-in:address.send') }).click()
  await expect(heading('office-sign-in:code.title')).toBeVisible()
  await look()
  const code = await codeMailedTo(email, server.dataDir, before)
  await page.getByLabel(words('office-sign-in:code.label'), { exact: true }).fill(code)
  await page.getByRole('button', { name: words('office-sign-in:code.enter') }).click()
  await expect(heading('office-sign-in:first.title')).toBeVisible()
  await look()
  await page.getByRole('button', { name: words('office-sign-in:first.add') }).click()
  await expect(heading('office-applications:title')).toBeVisible()
}
