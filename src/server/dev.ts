import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { readConfig } from './config.ts'
import { consoleText } from './say.ts'

/**
 * `npm run dev`: the app from Vite, with reload, on `PORT`; the API in a process of its own on the port above, started
 * anew whenever one of its files changes. Vite hands `/api` and `/catalogue` on, so that to the browser it is one origin.
 */
const read = readConfig(process.env)
if (!read.ok) {
  console.error(consoleText(read.problem.code))
  process.exit(1)
}
const port = read.config.port === 0 ? 8787 : read.config.port
const apiPort = port + 1

const api = spawn(process.execPath, ['--watch', '--watch-preserve-output', fileURLToPath(new URL('start.ts', import.meta.url)), '--api-only'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, PORT: String(apiPort) },
})

// In this long form Vite leaves the Host header alone, by which the API knows its own page.
const target = { target: `http://127.0.0.1:${apiPort}` }
const vite = await createServer({
  server: { port, strictPort: true, proxy: { '/api': target, '/catalogue/': target } },
})
await vite.listen()
console.log(consoleText('listening', { address: `http://localhost:${port}` }))

const stop = async () => {
  api.kill()
  await vite.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
api.once('exit', () => void stop())
