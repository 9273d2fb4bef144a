import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

interface Row {
  field: string
  value: string
  id: string
  at: number
}

/**
 * The server of the baseline: keeps what it is sent in one table, one transaction a POST, synced to disk, and serves the
 * page from `folder`. It checks nothing and knows nobody.
 */
export async function servePlain(folder: string): Promise<{ origin: string; close: () => void }> {
  const data = mkdtempSync(join(tmpdir(), 'jgrad-plain-'))
  const file = new DatabaseSync(join(data, 'plain.sqlite'))
  file.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (field text primary key, value text, id text, at integer)')
  const put = file.prepare('insert into rows values (?, ?, ?, ?) on conflict (field) do update set value = excluded.value, id = excluded.id, at = excluded.at')
  const all = file.prepare('select * from rows')
  const one = file.prepare('select * from rows where field = ?')
  const answerTo = (path: string, body: unknown): unknown => {
    if (path === '/pull') return all.all()
    if (path === '/one') return one.get((body as { field: string }).field)
    if (path !== '/push') return {}
    file.exec('begin immediate')
    for (const { field, value, id, at } of body as Row[]) put.run(field, value, id, at)
    file.exec('commit')
    return (body as Row[]).map(({ id }) => id)
  }
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript' }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (request.method === 'GET') {
      const name = path === '/' ? '/index.html' : path
      response.writeHead(200, { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' })
      response.end(name === '/favicon.ico' ? '' : readFileSync(join(folder, name)))
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answerTo(path, JSON.parse(Buffer.concat(chunks).toString()))))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
      file.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
