import { readConfig } from '../../src/server/config.ts'
import type { Running } from '../../src/server/run.ts'
import { serve } from '../../src/server/serve.ts'
import { samplePostings } from '../server/beginnings.ts'
import type { HostAnswer, HostOrder } from './host.ts'

/** The process of a host: serves where it is told, as `npm start` does, one place after the other. */
let running: Running | null = null

const answer = (message: HostAnswer) => process.send?.(message)

async function stop(): Promise<void> {
  await running?.stop()
  running = null
}

async function obey({ serveIn }: HostOrder): Promise<HostAnswer> {
  await stop()
  if (serveIn === null) return { port: null }
  const read = readConfig({ PORT: '0', DATA_DIR: serveIn })
  if (!read.ok) throw new Error(read.problem.code)
  running = await serve(read.config, false, { samplePostings })
  return { port: running.port }
}

process.on('message', (order) => {
  obey(order as HostOrder).then(answer, (failure: unknown) => answer({ failure: String(failure) }))
})
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
// Nobody is left to serve for.
process.once('disconnect', () => process.exit(0))
