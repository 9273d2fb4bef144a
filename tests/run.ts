import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { enginesMissing } from './browser/other-engines/installed.ts'
import { findChromium } from './chromium.ts'
import { installedPostgres, noPostgres } from './postgres.ts'

/**
 * `npm test`: every check, one after the other, the quick ones first. Stops at the first step that fails and says
 * which. The last line is always `N passed, N failed`, counting the tests of Vitest and Playwright; a step without
 * tests counts only when it fails. Before it stand the browser tests that passed only at the second try.
 */

interface Count {
  passed: number
  failed: number
  skipped: number
  /** The titles of those among the passed that failed at first. */
  secondTry?: string[]
}
interface Step {
  name: string
  command: string[]
  /** Reads the report that the step wrote. */
  count?: () => Count
  env?: Record<string, string>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const results = `${root}test-results`
const vitestReport = `${results}/vitest.json`
const playwrightReport = `${results}/playwright.json`
/** What Node compiles once for all processes of this run: many tests start one, and a start is mostly that. */
const compiled = mkdtempSync(join(tmpdir(), 'jgrad-compiled-'))

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
})
interface Suite {
  specs: { title: string; file: string; line: number; tests: { status: string }[] }[]
  suites?: Suite[] | undefined
}
const suiteSchema: z.ZodMiniType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(z.object({ title: z.string(), file: z.string(), line: z.int(), tests: z.array(z.object({ status: z.string() })) })),
    suites: z.optional(z.array(suiteSchema)),
  }),
)
const playwrightSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  suites: z.array(suiteSchema),
})

const vitestCount = (): Count => {
  const report = vitestSchema.parse(read(vitestReport))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
const playwrightCount = (): Count => {
  const { stats, suites } = playwrightSchema.parse(read(playwrightReport))
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    secondTry: suites.flatMap(flakyIn),
  }
}
const flakyIn = ({ specs, suites = [] }: Suite): string[] => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title, file, line }) => `${file}:${line} ${title}`),
  ...suites.flatMap(flakyIn),
]

const steps: Step[] = [
  { name: 'lint', command: ['oxlint'] },
  { name: 'types', command: ['tsc', '-b'] },
  {
    name: 'unit, server and component tests',
    command: [
      'vitest', 'run', '--config', 'tests/vitest.config.ts',
      '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`,
    ],
    count: vitestCount,
  },
  { name: 'unused code', command: ['knip'] },
  { name: 'build and size budgets', command: ['vite', 'build'] },
  {
    name: 'browser tests',
    command: ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts', '--reporter=list,json'],
    count: playwrightCount,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport, WHOLE_RUN: '1' },
  },
]

const only = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0, secondTry: [] as string[] }
try {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  console.log(`Chromium: ${findChromium()}`)
  for (const step of steps) {
    if (only.length > 0 && !only.some((word) => step.name.includes(word))) continue
    if (!run(step)) break
  }
} catch (failure) {
  console.error(failure)
  total.failed += 1
} finally {
  rmSync(compiled, { recursive: true, force: true })
}
if (installedPostgres() === undefined) console.log(`\n${noPostgres}\n`)
if (enginesMissing() !== '') console.log(`\n${enginesMissing()}\n`)
if (total.secondTry.length > 0) {
  console.log(`\n!! ${total.secondTry.length} passed only at the second try:`)
  for (const title of total.secondTry) console.log(`!!   ${title}`)
  console.log('!! A noisy machine may be why, or a race that a person can meet: look into each of them.\n')
}
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
)
process.exitCode = total.failed > 0 ? 1 : 0

function run(step: Step): boolean {
  console.log(`\n== ${step.name}`)
  const started = performance.now()
  const [file = '', ...args] = step.command
  const ended = spawnSync(file, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FORCE_COLOR: '0', NODE_COMPILE_CACHE: compiled, ...step.env },
  })
  if (ended.error !== undefined) console.error(ended.error)
  const ok = ended.status === 0
  const counted = countOf(step)
  total.passed += counted.passed
  // A step that ends badly without naming a test (a file that does not load, a lint error) is one failure.
  total.failed += ok ? counted.failed : Math.max(1, counted.failed)
  total.skipped += counted.skipped
  total.secondTry.push(...(counted.secondTry ?? []))
  const seconds = Math.round((performance.now() - started) / 1000)
  console.log(ok ? `== ${step.name}: done in ${seconds} s` : `== FAILED: ${step.name} (after ${seconds} s)`)
  return ok && counted.failed === 0
}

function countOf(step: Step): Count {
  const none = { passed: 0, failed: 0, skipped: 0 }
  if (step.count === undefined) return none
  try {
    return step.count()
  } catch (failure) {
    console.error(`${step.name} left no readable report: ${String(failure)}`)
    return { ...none, failed: 1 }
  }
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
