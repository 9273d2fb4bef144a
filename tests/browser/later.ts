import { readConfig } from '../../src/server/config.ts'
import { serve } from '../../src/server/serve.ts'
import { samplePostings } from '../server/beginnings.ts'

/** A server as `npm start` runs it, whose clock is `AHEAD` milliseconds ahead of ours. */
const ahead = Number(process.env['AHEAD'] ?? 0)
const read = readConfig(process.env)
if (!read.ok) throw new Error(read.problem.code)
const running = await serve(read.config, false, { samplePostings, clock: () => Date.now() + ahead })
console.log(`http://localhost:${running.port}`)
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
