import type { Page } from '@playwright/test'
import { takePhone } from '../browser/phone.ts'
import { startServer } from '../browser/server.ts'
import { signIn } from '../browser/steps.ts'
import { wordsOf } from '../browser/words.ts'
import { findChromium } from '../chromium.ts'
import { longDefinition, ruledDefinition, rules, serveQuestionnaires } from './long-questionnaire.ts'
import { countChanges, digits, letters, quantile, slowDown, type StartUp, timeKeys, timeStart, workAtKeys } from './measure.ts'
import { serveStaticSite } from './static-site.ts'

/**
 * `npm run bench`: what the app costs beside a page written by hand, measured in turns in the same run on the same
 * machine. It prints ratios and judges nothing: times differ from machine to machine, ratios much less.
 */
const starts = 15
const presses = 60
/** In how many parts they are made, one page after the other. */
const turns = 6

console.log(`Chromium: ${findChromium()}; pages slowed down ${slowDown}×`)
const words = wordsOf('ja')
const server = await startServer()
const site = await serveStaticSite()
const phone = await takePhone({ language: 'ja', origin: server.origin })
try {
  await signIn(phone.page, server, words, 'hanako@example.jp')
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await phone.page.goto(site.origin)
  await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await measureStartUp()
  await measureKeys()
} finally {
  await phone.remove()
  site.close()
  await server.remove()
}

async function measureStartUp(): Promise<void> {
  const byHand: StartUp[] = []
  const app: StartUp[] = []
  for (let turn = 0; turn < starts; turn += 1) {
    byHand.push(await timeStart(phone.context, `${site.origin}/`, 'main h1'))
    app.push(await timeStart(phone.context, `${server.origin}/`, 'main a[href^="/survey"]'))
  }
  console.log(`\nStart from the worker's cache, signed in, median of ${starts} (baseline: a static page from a worker's cache)`)
  report('first paint', app.map((time) => time.firstPaint), byHand.map((time) => time.firstPaint))
  report('ready', app.map((time) => time.ready), byHand.map((time) => time.ready))
}

async function measureKeys(): Promise<void> {
  const forms = [
    { name: '10 on a page', path: 'form-10', definition: longDefinition(10), keys: letters },
    { name: '300 on a page', path: 'form-300', definition: longDefinition(300), keys: letters },
    { name: `300, ${rules} rules`, path: 'form-ruled', definition: ruledDefinition(), keys: digits },
  ]
  const campaigns = await serveQuestionnaires(phone.context, forms.map(({ definition }) => definition))
  console.log(`\nKey to paint in a questionnaire of 300 questions, ${presses} keys (baseline: the same form in plain HTML)`)
  for (const [index, { name, path, keys }] of forms.entries()) {
    const plain = await phone.context.newPage()
    await plain.goto(`${site.origin}/${path}`)
    const page = await phone.context.newPage()
    await page.goto(`${server.origin}/survey/${campaigns[index]?.id ?? ''}`)
    await page.getByRole('link', { name: words('survey:start.begin') }).click()
    const field = 'main :is(textarea, input[type=text]) >> nth=0'
    await page.locator(field).waitFor()
    const byHand = await openField(plain, '#q0', keys)
    const app = await openField(page, field, keys)
    // In turns: what else the machine does meanwhile meets both alike.
    for (let turn = 0; turn < turns; turn += 1) {
      await byHand.measure()
      await app.measure()
    }
    await byHand.end()
    await app.end()
    report(`${name}, median`, app.times, byHand.times)
    report(`${name}, 95 %`, app.times, byHand.times, 0.95)
    report(`${name}, work at a key`, app.work, byHand.work)
    console.log(`  ${`${name}, changes at a key`.padEnd(31)} app ${app.changes}, static ${byHand.changes}`)
  }
}

/** A field that keys are measured in. It is no longer empty: what opens at the first key has opened. */
async function openField(page: Page, field: string, keys: readonly string[]) {
  await page.bringToFront()
  await page.locator(field).pressSequentially('1')
  const found = { times: [] as number[], work: [] as number[], changes: Number.NaN }
  return Object.assign(found, {
    measure: async () => {
      await page.bringToFront()
      found.times.push(...(await timeKeys(page, field, presses / turns, keys)))
      found.work.push(await workAtKeys(page, field, presses / turns, keys))
    },
    end: async () => {
      await page.bringToFront()
      found.changes = await countChanges(page, field, keys[0] ?? 'a')
      await page.close()
    },
  })
}

function report(what: string, app: number[], byHand: number[], part = 0.5): void {
  const [ours, theirs] = [quantile(app, part), quantile(byHand, part)]
  console.log(`  ${what.padEnd(31)} app ${ours.toFixed(1)} ms, static ${theirs.toFixed(1)} ms: ${(ours / theirs).toFixed(2)} ×`)
}
