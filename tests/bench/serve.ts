import { readConfig } from '../../src/server/config.ts'
import { run } from '../../src/server/run.ts'

/**
 * The server in a process of its own, without pages and without a log of each request. Its one argument: how many
 * requests share a transaction at most. Says its port, then nothing but failures.
 */
const read = readConfig(process.env)
if (!read.ok) throw new Error(read.problem.code)
const running = await run(read.config, {
  pages: null,
  build: 'bench',
  log: { line: () => {}, failure: (what, failure) => console.error(what, failure) },
  say: () => {},
  together: Number(process.argv[2]),
})
console.log(`http://localhost:${running.port}`)
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
