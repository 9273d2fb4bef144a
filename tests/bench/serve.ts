import { readConfig } from '../../src/server/config.ts'
import { run } from '../../src/server/run.ts'

/**
 * The server in a process of its own, without a log of each request. Its arguments: how many requests share a transaction
 * at most, and the folder of the pages, if there are any. Says its port, then nothing but failures.
 */
const [most, pages = null] = process.argv.slice(2)
const read = readConfig(process.env)
if (!read.ok) throw new Error(read.problem.code)
const running = await run(read.config, {
  pages,
  build: 'bench',
  log: { line: () => {}, failure: (what, failure) => console.error(what, failure) },
  say: () => {},
  together: Number(most),
  samplePostings: 0,
})
console.log(`http://localhost:${running.port}`)
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
