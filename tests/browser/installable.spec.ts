import * as z from 'zod/mini'
import { languages } from '../../src/domain/language.ts'
import { expect, test } from './setting.ts'
import { wordsOf } from './words.ts'

const manifestSchema = z.object({
  id: z.literal('/'),
  start_url: z.literal('/'),
  scope: z.literal('/'),
  lang: z.enum(languages),
  dir: z.literal('ltr'),
  name: z.string().check(z.minLength(1)),
  short_name: z.string().check(z.minLength(1), z.maxLength(12)),
  description: z.string().check(z.minLength(1)),
  display: z.literal('standalone'),
  background_color: z.string(),
  theme_color: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.optional(z.string()) })),
})

for (const language of languages) {
  test(`the browser offers to install the app (${language})`, async ({ phone }) => {
    const { page, context } = await phone({ language, keeps: true })
    await page.goto('/')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', `/manifest.${language}.webmanifest`)
    const cdp = await context.newCDPSession(page)
    await expect(async () => {
      const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
      expect(installabilityErrors).toEqual([])
    }).toPass()
    const { errors } = await cdp.send('Page.getAppManifest')
    expect(errors).toEqual([])
  })

  test(`the manifest is whole and its icons are as large as it says (${language})`, async ({ page, server }) => {
    const answer = await page.request.get(`${server.origin}/manifest.${language}.webmanifest`)
    expect(answer.headers()['content-type']).toContain('application/manifest+json')
    const manifest = manifestSchema.parse(await answer.json())
    expect(manifest.lang).toBe(language)
    expect(manifest.icons.some(({ purpose, sizes }) => purpose === 'maskable' && sizes === '512x512')).toBe(true)
    expect(manifest.icons.some(({ purpose = 'any', sizes }) => purpose === 'any' && sizes === '192x192')).toBe(true)
    await page.goto(server.origin)
    const touchIcon = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href')
    const icons = [...manifest.icons, { src: touchIcon ?? '', sizes: '180x180', type: 'image/png' }]
    for (const icon of icons.filter(({ sizes }) => sizes !== 'any')) {
      const size = await page.evaluate(async (src) => {
        const image = new Image()
        image.src = src
        await image.decode()
        return `${image.naturalWidth}x${image.naturalHeight}`
      }, icon.src)
      expect({ src: icon.src, size }).toEqual({ src: icon.src, size: icon.sizes })
    }
  })
}

test('nothing on the page breaks its own strict content policy, and the policy is there', async ({ phone }) => {
  const words = wordsOf('ja')
  const { page } = await phone({ language: 'ja', keeps: true })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /content.security|trusted/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const answer = await page.goto('/')
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  await expect(page.getByRole('link', { name: words('public:welcome.signIn') }).first()).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  expect(complaints).toEqual([])
  // The policy is not only said: what it forbids fails.
  await expect(page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<i></i>'))).rejects.toThrow(/TrustedHTML/)
})
