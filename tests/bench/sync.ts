import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { openStore } from '../../src/server/store/store.ts'
import { mostTogether } from '../../src/server/store/together.ts'
import { startServer } from '../browser/server.ts'
import { chromiumArgs, findChromium } from '../chromium.ts'
import { seatPeople } from '../server/responses/evening.ts'
import { quantile } from './measure.ts'
import { servePlain } from './plain-server.ts'

/**
 * `npm run bench:sync`: what sync costs from the notebook to the answer taken in, with the device's own code in Chromium
 * and the real server on SQLite, beside Dexie plus one bare POST to a server that only keeps what it is sent: in turns in
 * the same run. It prints ratios and judges nothing.
 */
const turns = Number(process.argv[2] ?? 5)
const many = 1000

const folder = mkdtempSync(join(tmpdir(), 'jgrad-sync-page-'))
await build({
  configFile: false,
  root: fileURLToPath(new URL('sync-page', import.meta.url)),
  logLevel: 'error',
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  build: { outDir: folder, target: 'es2023', modulePreload: { polyfill: false }, emptyOutDir: true },
})
const server = await startServer(undefined, {}, ['tests/bench/serve.ts', String(mostTogether), folder])
const plain = await servePlain(folder)
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs] })
try {
  await measure()
} finally {
  await browser.close()
  plain.close()
  await server.remove()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const store = await openStore({ kind: 'sqlite', path: join(server.dataDir, 'jgrad.sqlite') })
  const [person] = await seatPeople(store, 1, Date.now())
  await store.close()
  if (!person) throw new Error('nobody was seated')
  const cookie = { name: 'jgrad', value: person.cookie.slice('jgrad='.length), url: server.origin }
  const open = async (way: 'ours' | 'plain'): Promise<Page> => {
    const context = await browser.newContext()
    if (way === 'ours') await context.addCookies([cookie])
    const page = await context.newPage()
    await page.goto(way === 'ours' ? server.origin : plain.origin)
    await page.waitForFunction(() => 'openPlain' in window)
    await page.evaluate(async (account) => {
      window.way = await (account === null ? window.openPlain() : window.openOurs(account))
    }, way === 'ours' ? person.account : null)
    return page
  }
  const sides = [
    { name: 'ours', one: await open('ours'), other: await open('ours') },
    { name: 'plain', one: await open('plain'), other: await open('plain') },
  ]
  const tasks: { name: string; times: Record<string, number[]>; run: (one: Page, other: Page, turn: number) => Promise<number> }[] = [
    { name: `push ${many}`, times: {}, run: (one) => one.evaluate((count) => window.way.push(count), many) },
    { name: `pull ${many}`, times: {}, run: (_, other) => other.evaluate((count) => window.way.pull(count), many) },
    { name: 'nothing to do', times: {}, run: (_, other) => other.evaluate(() => window.way.nothing()) },
    {
      name: 'edit to seen',
      times: {},
      run: async (one, other, turn) => {
        const value = `edit ${turn}`
        return (await one.evaluate((text) => window.way.edit(text), value)) + (await other.evaluate((text) => window.way.see(text), value))
      },
    },
  ]
  // The first turn warms both up.
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const task of tasks) {
      for (const { name, one, other } of turn % 2 ? sides : sides.toReversed()) {
        const time = await task.run(one, other, turn)
        if (turn > 0) (task.times[name] ??= []).push(time)
      }
    }
  }
  console.log(`\nSync in Chromium, median of ${turns} turns (baseline: Dexie plus one bare POST to a server that keeps what it is sent)`)
  for (const { name, times } of tasks) {
    const [ours, theirs] = [quantile(times['ours'] ?? [], 0.5), quantile(times['plain'] ?? [], 0.5)]
    console.log(`  ${name.padEnd(14)} ours ${ours.toFixed(1)} ms, baseline ${theirs.toFixed(1)} ms: ${(ours / theirs).toFixed(2)} ×`)
  }
  const bytes = await sides[0]?.one.evaluate(() => window.way.bytes())
  if (bytes) console.log(`  bytes sent     ours ${bytes.sent}, the same changes as plain JSON ${bytes.plain}: ${(bytes.sent / bytes.plain).toFixed(2)} ×`)
}
