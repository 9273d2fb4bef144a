import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { installedPostgres, noPostgres } from '../../postgres.ts'
import { preparePatterns } from './ready.ts'

/**
 * A PostgreSQL cluster of its own for the whole run, in a temporary folder. It does not sync to disk: no test cuts its
 * power, and what it answers is the same. Without the programs the tests are skipped, which is said at the end; where
 * `CI` is set that is a failure.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = installedPostgres()
  if (programs === undefined) {
    if (process.env['CI']) throw new Error(noPostgres)
    project.provide('postgresql', null)
    return async () => console.error(`\n${noPostgres}\n`)
  }
  const { url, stop } = await startCluster(programs, { fsync: 'off', full_page_writes: 'off' })
  await preparePatterns(url)
  project.provide('postgresql', url)
  return stop
}

/** Starts a cluster with these programs, syncing to disk unless `more` settings say otherwise; `stop` ends it and removes all of it. */
export async function startCluster(programs: string, more: Record<string, string> = {}): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'jgrad-postgresql-'))
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? someoneElse() : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'jgrad', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr} ${String(made.error ?? '')}`)
  const port = await freePort()
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: folder, fsync: 'on', max_connections: '200', ...more }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...options], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const kill = () => void server.kill('SIGQUIT')
  process.once('exit', kill)
  const url = `postgresql://jgrad@127.0.0.1:${port}/postgres`
  await ready(server, url)
  const stop = async (): Promise<void> => {
    process.removeListener('exit', kill)
    const ended = once(server, 'exit')
    kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

/** Somebody without rights, as whom to run. */
function someoneElse(): { uid: number; gid: number } {
  const people = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].map((name) => people.find((fields) => fields[0] === name)).find(Boolean)
  if (!found) throw new Error('there is neither a user postgres nor nobody to run PostgreSQL as')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

/** Waits until the server takes connections. Throws with what it said when it ends instead. */
async function ready(server: ChildProcess, url: string): Promise<void> {
  let said = ''
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once: ${said}`)
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (failure) {
      if (!(failure instanceof Error)) throw failure
      // Not up yet.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error(`PostgreSQL did not start: ${said}`)
}
