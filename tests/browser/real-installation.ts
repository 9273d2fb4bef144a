import { spawnSync } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { openPostOffice, type PostOffice } from './post-office.ts'
import { type Server, startServer } from './server.ts'

/** An installation as a country runs it: an address of its own, a mail server, no sample data. */
export interface RealInstallation {
  readonly server: Server
  readonly post: PostOffice
  /** Runs `npm run office -- …` on it and returns what it printed; throws when it fails. */
  office(...words: string[]): string
  [Symbol.asyncDispose](): Promise<void>
}

/** Sets one up with its first administrator. */
export async function openRealInstallation(administrator: string): Promise<RealInstallation> {
  const post = await openPostOffice()
  const port = await freePort()
  const environment = { PORT: String(port), ORIGIN: `http://localhost:${port}`, SMTP_URL: post.url, OFFICE_EMAIL: administrator }
  const server = await startServer(undefined, environment)
  return {
    server,
    post,
    office(...words) {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['src/server/office.ts', ...words], {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: server.dataDir, ...environment },
        encoding: 'utf8',
      })
      if (status !== 0) throw new Error(`the office command ended with ${String(status)}:\n${stdout}${stderr}`)
      return stdout
    },
    async [Symbol.asyncDispose]() {
      await server.remove()
      await post.close()
    },
  }
}

/** A port that was free a moment ago: the address has to be known before the server starts. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
