import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { campaignsEditionSchema, catalogueSchema } from '../../src/api/catalogue.ts'
import type { Campaign } from '../../src/domain/campaign.ts'
import { answerAll, questionnaireOf } from './answering.ts'
import { lookAt } from './looking.ts'
import { openOffice } from './office-door.ts'
import { expect, test } from './setting.ts'
import { readyForOffline, signIn } from './steps.ts'
import { wordsOf } from './words.ts'

const day = 24 * 60 * 60_000
const japan = 9 * 60 * 60_000
/** The day in Japan so many days from now. */
const dayFromNow = (days: number): string => new Date(Date.now() + japan + days * day).toISOString().slice(0, 10)

test('a survey is planned, counted, started, answered offline, paused, extended, closed early, and its late answers are taken out', async ({ server, phone }) => {
  test.setTimeout(240_000)
  const words = wordsOf('en')
  // Whoever answers reads Japanese.
  const own = wordsOf('ja')
  const title = { ja: '試しの調査', en: 'A survey on trial' }
  const published = async (): Promise<Campaign | undefined> => {
    const { editions } = catalogueSchema.parse(await (await fetch(`${server.origin}/api/catalogue`)).json())
    const href = editions.find(({ kind }) => kind === 'campaigns')?.href ?? ''
    const { campaigns } = campaignsEditionSchema.parse(await (await fetch(server.origin + href)).json())
    return campaigns.find((campaign) => campaign.title.en === title.en)
  }
  const { page } = await phone({ online: true, language: 'en', width: 1280, height: 800 })
  const button = (key: string) => page.getByRole('button', { name: words(key), exact: true })
  // The first of those that begin like it: the last day stands before the last day for what is late.
  const field = (key: string) => page.getByLabel(words(key), { exact: false }).first()
  const dialog = page.getByRole('dialog')
  await openOffice(page, server, '/office/campaigns')
  await lookAt(page)

  // A plan with nothing in it says what it lacks, and goes nowhere.
  await page.getByRole('link', { name: words('office-campaigns:plan') }).click()
  await button('office-campaigns:start.button').click()
  await expect(page.getByRole('link', { name: words('office-campaigns:wrong.definition') })).toBeVisible()
  await lookAt(page)

  await field('office-campaigns:field.ja').fill('試しの調査')
  await field('office-campaigns:field.en').fill('A survey on trial')
  await field('office-campaigns:field.definition').selectOption({ index: 1 })
  await field('office-campaigns:field.opens').fill(dayFromNow(0))
  await field('office-campaigns:field.closes').fill(dayFromNow(30))
  await field('office-campaigns:field.grace').fill(dayFromNow(60))
  await field('office-campaigns:field.reference').fill(dayFromNow(-10))
  await page.getByRole('heading', { name: words('office-campaigns:audience.statuses') }).click()
  await page.getByLabel(words('office-registrants:statusName.enrolled')).check()
  await expect(page.getByText(words('office-campaigns:counted.people', { count: 2, shown: 2 }))).toBeVisible()
  await lookAt(page)

  // Started by writing the number down, not by a press alone.
  await button('office-campaigns:start.button').click()
  await expect(dialog).toBeVisible()
  await dialog.getByLabel(words('office-campaigns:start.people')).fill('3')
  await button('office-campaigns:start.confirm').click()
  await expect(dialog.getByText(words('office-campaigns:start.wrong', { shown: 2 }))).toBeVisible()
  expect(await published()).toBeUndefined()
  await dialog.getByLabel(words('office-campaigns:start.people')).fill('２')
  await lookAt(page)
  await button('office-campaigns:start.confirm').click()
  await expect(page.getByText(words('office-campaigns:done.started'))).toBeVisible()
  await lookAt(page)
  expect(await published()).toMatchObject({ audience: { statuses: ['enrolled'] } })

  const registrant = await phone({ language: 'ja' })
  await signIn(registrant.page, server, own, 'hanako@example.jp')
  await registrant.page.goto('/survey')
  await registrant.page.getByRole('link', { name: title.ja }).click()
  await expect(registrant.page.getByRole('heading', { level: 1, name: title.ja })).toBeVisible()
  await readyForOffline(registrant.page, own)
  await registrant.context.setOffline(true)
  await registrant.page.getByRole('link', { name: own('survey:start.begin') }).click()
  const campaign = await published()
  if (campaign === undefined) throw new Error('the survey was started and is not published')
  const definition = await questionnaireOf(server.origin, campaign)
  const answers = await answerAll(registrant.page, own, definition, campaign, { a1: 'enrolled' })
  await registrant.page.getByRole('button', { name: own('sending:check.send') }).click()
  await expect(registrant.page.getByRole('heading', { level: 1, name: own('receipt:unsentTitle') })).toBeVisible()

  const parts = page.getByRole('navigation', { name: words('office-campaigns:parts') })
  await parts.getByRole('link', { name: words('office-campaigns:part.silent') }).click()
  await expect(page.getByText(words('office-campaigns:silent.noTelephone'))).toBeVisible()
  await lookAt(page)
  await parts.getByRole('link', { name: words('office-campaigns:part.plan') }).click()
  await button('office-campaigns:deed.pause.button').click()
  await button('office-campaigns:deed.pause.confirm').last().click()
  await expect(page.getByText(words('office-campaigns:done.paused'))).toBeVisible()
  expect(await published()).toMatchObject({ paused: true })

  await button('office-campaigns:deed.extend.button').click()
  await field('office-campaigns:field.closes').fill(dayFromNow(40))
  await lookAt(page)
  await button('office-campaigns:deed.extend.confirm').click()
  await expect(page.getByText(words('office-campaigns:done.extended'))).toBeVisible()
  expect((await published())?.closesAt).toBe(new Date(Date.parse(`${dayFromNow(41)}T00:00:00+09:00`)).toISOString())

  // Closing is asked twice.
  await button('office-campaigns:deed.close.button').click()
  await button('office-campaigns:deed.close.confirm').click()
  await expect(dialog.getByText(words('office-campaigns:deed.closeAgain.text'))).toBeVisible()
  expect(Date.parse((await published())?.closesAt ?? '')).toBeGreaterThan(Date.now())
  await dialog.getByRole('button', { name: words('office-campaigns:deed.closeAgain.confirm') }).click()
  await expect(page.getByText(words('office-campaigns:done.closed'))).toBeVisible()
  expect(Date.parse((await published())?.closesAt ?? '')).toBeLessThanOrEqual(Date.now())
  await lookAt(page)

  // Sealed before the close, arrived after it: late, and in the export once.
  await registrant.context.setOffline(false)
  await expect(registrant.page.getByText(own('receipt:late'))).toBeVisible({ timeout: 60_000 })
  await parts.getByRole('link', { name: words('office-campaigns:part.out') }).click()
  await expect(page.getByText(words('office-responses:figures.none'))).toBeVisible()
  await lookAt(page)
  const download = page.waitForEvent('download')
  await button('office-responses:take').click()
  const rows: Record<string, string>[] = parse(await readFile(await (await download).path()), { columns: true, bom: true })
  expect(rows).toHaveLength(1)
  const ofOneValue = Object.entries(answers).filter(([id, answer]) => typeof answer === 'string' && !id.includes('.'))
  expect(rows[0]).toMatchObject({ arrival_state: 'late', a1: 'enrolled', ...Object.fromEntries(ofOneValue) })
  await expect(page.getByText(words('office-responses:taken'))).toBeVisible()
  await page.getByRole('link', { name: words('office-campaigns:back') }).click()
  await expect(page.getByRole('rowheader', { name: title.en })).toBeVisible()
})
