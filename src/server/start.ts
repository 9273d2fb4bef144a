import { join } from 'node:path'
import { CannotStart, wordsFor } from './cannot-start.ts'
import { readConfig } from './config.ts'
import { samplePeople } from './samples/people.ts'
import { hasSamples } from './samples/load.ts'
import { consoleText } from './say.ts'
import { serve } from './serve.ts'

/**
 * `npm start`: builds what is missing, serves app and API on one port, and says where and how to sign in. With
 * `--api-only`, as `npm run dev` uses it, the app is left to Vite.
 */
const apiOnly = process.argv.includes('--api-only')
const say = (line: string) => console.log(line)

try {
  const read = readConfig(process.env)
  if (!read.ok) throw new CannotStart(read.problem.code)
  const { config } = read
  const running = await serve(config, apiOnly)
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
