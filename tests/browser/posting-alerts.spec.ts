import { join } from 'node:path'
import { dateInJapan, hourInJapan } from '../../src/domain/business-days.ts'
import { madeUp, putPostings } from '../postings/made-up.ts'
import { lookAt } from './looking.ts'
import { borrowPhone } from './phone.ts'
import { openPostOffice } from './post-office.ts'
import { publish } from './publishing.ts'
import { arrive, hanako, lineOf, saved } from './searching.ts'
import { startServer } from './server.ts'
import { openApiSession } from './session.ts'
import { expect, test } from './setting.ts'
import { signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const day = 24 * 60 * 60_000

test('what is new for a search comes by mail the next morning, one press in the mail stops it, and the app shows it off', async ({ browser }) => {
  test.setTimeout(240_000)
  const words = wordsOf('ja')
  const post = await openPostOffice()
  const environment: Record<string, string> = { SMTP_URL: post.url }
  const server = await startServer(undefined, environment, [join('tests', 'browser', 'later.ts')])
  const phone = await borrowPhone(browser, { language: 'ja', origin: server.origin })
  try {
    const { page } = phone
    await signIn(page, server, words, hanako)
    await page.goto('/postings/new')
    await arrive(page, words('criteria:titleNew'))
    await page.getByLabel(words('search:name')).fill('とっておきの検索')
    await page.getByLabel(words('search:criterion.all')).fill('Position 75')
    const every = page.getByLabel(words('alerts:every'))
    await every.selectOption({ label: words('alerts:interval.daily') })
    await expect(page.getByText(words('alerts:means.mail'))).toBeVisible()
    await saved(page, words)
    await lookAt(page)
    const api = await openApiSession(server, hanako)
    const alerts = async () => (await api.feed()).flatMap((row) => (row.kind === 'set' && row.field === 'alert' ? [row.value] : []))
    await expect.poll(alerts).toEqual([{ every: 'daily', by: 'mail' }])

    await server.stop()
    const morning = hourInJapan(dateInJapan(Date.now() + day), 9)
    const soon = Date.now() + 60_000
    // One that is open until it is filled, whenever this test runs.
    await publish(server.dataDir, (tx) => putPostings(tx, [madeUp(75)], new Date(soon).toISOString()), soon)
    environment['AHEAD'] = String(morning - Date.now())
    await server.start()
    const mail = await post.mailTo(hanako, /Position 75|T-000075/)
    expect(mail.text).toContain('とっておきの検索')
    expect(mail.text).toContain(`${server.origin}/postings/T-000075`)
    expect(mail.subject).not.toContain('とっておき')

    // The phone finds it too, without being told by anybody.
    await page.goto('/postings/searches')
    await expect(lineOf(page, 'とっておきの検索')).toContainText(words('alerts:fresh', { count: 1 }), { timeout: 30_000 })
    await expect(lineOf(page, 'とっておきの検索')).toContainText(words('alerts:line.daily-mail'))
    await lookAt(page)

    const pressed = await fetch(mail.stop ?? '', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })
    expect(pressed.status).toBe(200)
    await page.reload()
    await expect(lineOf(page, 'とっておきの検索')).not.toContainText(words('alerts:line.daily-mail'))
    await page.getByRole('link', { name: 'とっておきの検索', exact: true }).click()
    await expect(page.getByLabel(words('alerts:every'))).toHaveValue('')

    // The link in the text stops nothing by being opened.
    const link = /\S+\/alerts\/stop#\S+/.exec(mail.text)?.[0] ?? ''
    await page.goto(link)
    await arrive(page, words('alerts:link.stop.title'))
    await expect(page).toHaveURL(`${server.origin}/alerts/stop`)
    await lookAt(page)
    await page.getByRole('button', { name: words('alerts:link.stop.button') }).click()
    await arrive(page, words('alerts:link.stop.doneTitle'))

    // The last one is about all mails, and says so.
    const all = [...mail.text.matchAll(/\S+\/alerts\/stop#\S+/g)].at(-1)?.[0] ?? ''
    await page.goto('about:blank')
    await page.goto(all)
    await arrive(page, words('alerts:link.all.title'))
    await lookAt(page)
    await page.getByRole('button', { name: words('alerts:link.all.button') }).click()
    await arrive(page, words('alerts:link.all.doneTitle'))
    await lookAt(page)
  } finally {
    await phone.remove()
    await server.remove()
    await post.close()
  }
})
