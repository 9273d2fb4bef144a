import { problemSchema } from '../api/problem.ts'
import type { Environment } from './environment.ts'
import type { Reply, RequestOptions } from './http.ts'
import { note } from './log.ts'

/** No answer is waited for longer than this: a held connection must not hold the lock of a sync pass. */
const patience = 20_000

/** Makes one request and reads what comes back. Rejects only for what this device does wrong. */
export async function exchange(environment: Environment, method: string, path: string, { body, compress, headers, signal }: RequestOptions = {}): Promise<Reply> {
  const sent: Record<string, string> = { accept: 'application/json', ...headers }
  let payload: BodyInit | null = null
  if (body !== undefined) {
    sent['content-type'] = 'application/json'
    payload = JSON.stringify(body)
    if (compress && payload.length > 512) {
      payload = await gzip(payload)
      sent['content-encoding'] = 'gzip'
    }
  }
  const limit = AbortSignal.timeout(patience)
  try {
    const response = await environment.fetch(path, {
      method,
      headers: sent,
      body: payload,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    })
    const reply = await readReply(response)
    if (response.status >= 400 || reply.kind === 'unreachable') void note(`answer.${response.status}.${reply.kind === 'problem' ? reply.problem.code : reply.kind}`)
    return reply
  } catch (error) {
    // A request that fails and one that is given up look alike here, and mean the same: later.
    if (error instanceof TypeError || error instanceof SyntaxError || isAbort(error)) {
      void note(`no-answer.${error instanceof Error || error instanceof DOMException ? error.name : 'unknown'}`)
      return { kind: 'unreachable', status: null }
    }
    throw error
  }
}

const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError' || error.name === 'NetworkError')

async function readReply(response: Response): Promise<Reply> {
  const { status } = response
  if (status === 204) return { kind: 'empty', status }
  const type = response.headers.get('content-type') ?? ''
  if (!/^application\/(problem\+)?json\b/.test(type)) {
    if (status === 202) return { kind: 'empty', status }
    return { kind: 'unreachable', status }
  }
  const text = await response.text()
  const body: unknown = JSON.parse(text)
  if (status < 400) return { kind: 'json', status, body, text }
  const problem = problemSchema.safeParse(body)
  return problem.success ? { kind: 'problem', status, problem: problem.data, body } : { kind: 'unreachable', status }
}

/** The whole body at once: a streaming one would need HTTP/2. */
async function gzip(text: string): Promise<ArrayBuffer> {
  const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(compressed).arrayBuffer()
}
