import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Made for these tests alone, for `localhost`; it opens nothing anywhere. */
const madeHere = (name: string): string => readFileSync(new URL(`../push-service/${name}.pem`, import.meta.url), 'utf8')
const [key, certificate] = [madeHere('key'), madeHere('certificate')]

/** A server that postings are fetched from, over real HTTPS. */
export interface SourceServer {
  readonly near: { host: string; certificate: string }
  readonly asked: { path: string; headers: IncomingHttpHeaders }[]
  /** What it answers from now on, by path; everything else is 404. */
  answers: Record<string, { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }>
}

/** Opens one that is closed when the test ends. */
export async function openSourceServer(): Promise<SourceServer> {
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const path = request.url ?? ''
    opened.asked.push({ path, headers: request.headers })
    const { status = 200, headers = {}, body = '' } = opened.answers[path] ?? { status: 404 }
    const isKnown = headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag']
    response.writeHead(isKnown ? 304 : status, headers).end(isKnown ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', () => resolve()))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  const opened: SourceServer = { near: { host: `localhost:${(server.address() as AddressInfo).port}`, certificate }, asked: [], answers: {} }
  return opened
}
