import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotStart, wordsFor } from './cannot-start.ts'
import { buildName, buildPages } from './build-pages.ts'
import { readConfig } from './config.ts'
import { consoleLog } from './log.ts'
import { run } from './run.ts'
import { samplePeople } from './samples/people.ts'
import { hasSamples } from './samples/load.ts'
import { consoleText } from './say.ts'

/**
 * `npm start`: builds what is missing, serves app and API on one port, and says where and how to sign in. With
 * `--api-only`, as `npm run dev` uses it, the app is left to Vite.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const apiOnly = process.argv.includes('--api-only')
const say = (line: string) => console.log(line)

try {
  const read = readConfig(process.env)
  if (!read.ok) throw new CannotStart(read.problem.code)
  const { config } = read
  const pages = apiOnly ? null : build()
  const running = await run(config, {
    pages,
    build: pages === null ? 'development' : buildName(pages),
    log: consoleLog,
    say,
    tick: 10_000,
  })
  const stop = async () => {
    say(consoleText('stopping'))
    await running.stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

  if (!apiOnly) say(consoleText('listening', { address: config.origin ?? `http://localhost:${running.port}` }))
  if (await hasSamples(running.services.store)) {
    say(`\n${consoleText('samples')}`)
    for (const { email, name } of samplePeople(new Date())) say(`  ${email}  ${name}`)
    say(`${consoleText('codeHere', { outbox: join(config.dataDir, 'outbox') })}\n`)
  }
} catch (failure) {
  const words = wordsFor(failure)
  if (words === null) throw failure
  console.error(words)
  process.exitCode = 1
}

function build(): string {
  try {
    return buildPages(root, (line) => say(consoleText(line)))
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure)
    throw new CannotStart('cannotBuild')
  }
}
