import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { build } from 'vite'
import { securityHeaders } from '../../src/server/http/security-headers.ts'

/** A page that does nothing but search, see `search-page/page.ts`. */
export interface SearchSite {
  readonly origin: string
  close(): void
}

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript' }

/** Builds the page and serves it alone in its process, so that the browser measures its memory. `guarded`: under the policy of our own pages. */
export async function serveSearchPage({ guarded = false } = {}): Promise<SearchSite> {
  const folder = mkdtempSync(join(tmpdir(), 'jgrad-search-page-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('search-page', import.meta.url)),
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, target: 'es2023', modulePreload: { polyfill: false }, assetsInlineLimit: 0, emptyOutDir: true },
  })
  const ours = await new Hono().use(securityHeaders(false)).get('/', (c) => c.text('')).request('/')
  const policy = ours.headers.get('content-security-policy')
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : (request.url ?? '')
    response.writeHead(200, {
      'content-type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      ...(guarded && policy !== null ? { 'content-security-policy': policy } : {}),
    })
    response.end(name === '/favicon.ico' ? '' : readFileSync(join(folder, name)))
  })
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
