import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { Wish } from '../../src/device/postings/postings.ts'
import { chromiumArgs, findChromium } from '../chromium.ts'
import { quantile } from './measure.ts'
import { postingsOfBench } from './search-page/postings.ts'
import { everything, wishesOver } from './search-page/wishes.ts'
import { serveSearchPage } from './search-site.ts'
import { slowDown } from './slow-down.ts'

/**
 * `npm run bench:search`: the phone's own search in Chromium over 20,000 postings beside a plain scan of the same in a
 * worker of its own, in turns in the same run. It prints ratios and judges nothing.
 */
const count = Number(process.argv[2] ?? 20_000)
const turns = Number(process.argv[3] ?? 3)
const step = 200

const site = await serveSearchPage()
const profile = mkdtempSync(join(tmpdir(), 'jgrad-search-profile-'))
const context = await chromium.launchPersistentContext(profile, {
  executablePath: findChromium(),
  args: [...chromiumArgs, '--enable-blink-features=ForceEagerMeasureMemory'],
})
try {
  await measure()
} finally {
  await context.close()
  site.close()
  rmSync(profile, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const postings = postingsOfBench(0, count)
  const wishes = wishesOver(postings)
  const characters = postings.map((posting) => JSON.stringify(posting.texts).length).toSorted((a, b) => a - b)
  console.log(`${count} postings, texts of ${characters[0]} to ${characters.at(-1)} characters, half above ${characters[count >> 1]}; ${wishes.length} wishes, ${turns} turns`)
  await withPage(async (page) => page.evaluate((many) => window.bench.store(many, 1, many), count))

  const making = await withPage(async (page) => {
    const first = await page.evaluate((wish) => window.bench.openOurs(wish), everything)
    return { first, made: await page.evaluate(() => window.bench.indexed()), sizes: await page.evaluate(() => window.bench.files()) }
  })
  console.log(`\nno index yet: first hits after ${ms(making.first)}, the index is made ${ms(making.made)} later, ${making.sizes.map((size) => `${megabytes(size).toFixed(1)} MB`).join(' and ')}`)

  const cold = { ours: [] as number[], plain: [] as number[] }
  const memory = { ours: [] as number[], plain: [] as number[] }
  for (let turn = 0; turn < turns; turn += 1) {
    cold.ours.push(await withPage(async (page) => page.evaluate((wish) => window.bench.openOurs(wish), everything)))
    cold.plain.push(await withPage(async (page) => page.evaluate((wish) => window.bench.openPlain(wish), everything)))
  }
  console.log(`\nCold start to the first answer, median of ${turns} (baseline: a plain scan in a worker, postings read from IndexedDB and folded)`)
  report('cold start', cold.ours, cold.plain)

  const bare = await withPage(async (page) => memoryOf(page))
  for (const side of ['ours', 'plain'] as const) {
    await withPage(async (page) => {
      await page.evaluate(([way, wish]) => (way === 'ours' ? window.bench.openOurs(wish) : window.bench.openPlain(wish)), [side, everything] as const)
      for (const wish of wishes.slice(0, 20)) await page.evaluate(([way, asked]) => (way === 'ours' ? window.bench.ask(asked) : window.bench.askPlain(asked)), [side, wish] as const)
      memory[side].push((await memoryOf(page)) - bare)
    })
  }
  for (const times of [1, 4]) await measureWishes(wishes, times)
  console.log(`\nMemory beyond an empty page (baseline: the plain scan)`)
  report('memory', memory.ours.map(megabytes), memory.plain.map(megabytes), 'MB')

  const taken = await withPage(async (page) => {
    await page.evaluate((wish) => window.bench.openOurs(wish), everything)
    await page.evaluate(([many, from]) => window.bench.store(many, 2, from), [count + step / 2, count - step / 2] as const)
    const exact = await page.evaluate(() => window.bench.changed(2))
    return { exact, made: await page.evaluate(() => window.bench.indexed()) }
  })
  console.log(`\nA step of ${step} postings: exact answers ${ms(taken.exact)} after it was taken, the new index ${ms(taken.made)} later`)
}

/** Asks every wish of both, in turns, on a processor so many times slower. */
async function measureWishes(wishes: readonly Wish[], slower: number): Promise<void> {
  /** For each wish the times of its turns. */
  const times = { first: [] as number[][], complete: [] as number[][], plain: [] as number[][] }
  await withPage(async (page) => {
    await page.evaluate((wish) => window.bench.openOurs(wish), everything)
    await page.evaluate((wish) => window.bench.openPlain(wish), everything)
    let isSlow: (() => Promise<void>) | null = null
    try {
      // The first turn warms both up.
      for (let turn = 0; turn <= turns; turn += 1) {
        if (turn === 1 && slower > 1) isSlow = slowDown(profile, slower)
        for (const [at, wish] of wishes.entries()) {
          const ours = await page.evaluate((asked) => window.bench.ask(asked), wish)
          const theirs = await page.evaluate((asked) => window.bench.askPlain(asked), wish)
          if (ours.ids !== theirs.ids || ours.total !== theirs.total) throw new Error(`they differ about ${JSON.stringify(wish)}: ${ours.total} and ${theirs.total}`)
          if (turn === 0) continue
          for (const [side, time] of [['first', ours.first], ['complete', ours.complete], ['plain', theirs.complete]] as const) (times[side][at] ??= []).push(time)
        }
      }
    } finally {
      await isSlow?.()
    }
  })
  // What else the machine does spoils single times: each wish counts by the median of its turns.
  const [first, complete, plain] = [times.first, times.complete, times.plain].map((all) => all.map((some) => quantile(some, 0.5))) as [number[], number[], number[]]
  const base = quantile(plain, 0.95)
  console.log(`\nA wish answered, from the page and back, at ${slower} × (baseline: the plain scan's 95th percentile, ${ms(base)}; its median ${ms(quantile(plain, 0.5))})`)
  for (const [name, of] of [['first 50, exact', first], ['total and counts', complete]] as const) {
    for (const part of [0.5, 0.95]) console.log(`  ${name.padEnd(18)} ${part * 100} %: ${ms(quantile(of, part))}, ${(quantile(of, part) / base).toFixed(3)} ×`)
  }
  const slowest = complete.map((time, at) => ({ time, at })).toSorted((a, b) => b.time - a.time).slice(0, 8)
  if (process.argv[4] === 'slowest') for (const { time, at } of slowest) console.log(`  ${ms(first[at] ?? 0)}, ${ms(time)}, plain ${ms(plain[at] ?? 0)}: ${JSON.stringify(wishes[at]?.criteria)}`)
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`
}

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024
}

function report(name: string, ours: readonly number[], baseline: readonly number[], unit = 'ms'): void {
  const [own, base] = [quantile(ours, 0.5), quantile(baseline, 0.5)]
  console.log(`  ${name.padEnd(18)} ours ${own.toFixed(1)} ${unit}, baseline ${base.toFixed(1)} ${unit}: ${(own / base).toFixed(3)} ×`)
}

async function withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.log(`  page: ${message.text()}`)
  })
  try {
    await page.goto(site.origin)
    await page.waitForFunction(() => 'bench' in window)
    return await work(page)
  } finally {
    await page.close()
  }
}

/** All that the page and its workers hold, in bytes, as the browser says itself. */
function memoryOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { measureUserAgentSpecificMemory } = performance as Performance & { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> }
    return measureUserAgentSpecificMemory ? (await measureUserAgentSpecificMemory.call(performance)).bytes : Number.NaN
  })
}
