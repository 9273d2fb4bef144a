import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const squeeze = promisify(gzip)
const open = promisify(gunzip)
/** Below this a gzipped answer is hardly smaller. */
const worthwhile = 1024

/** Whether a client takes gzip: named, and without a weight of nought. */
const takesGzip = (c: Context): boolean =>
  (c.req.header('accept-encoding') ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase().split(';'))
    .some(([name, weight]) => name === 'gzip' && !/^\s*q=0(\.0*)?\s*$/.test(weight ?? ''))

/**
 * An answer for this person alone: JSON that nothing on the way may keep, gzipped for those who take it. Cookies that
 * were set go with it.
 */
export async function answerJson(c: Context, status: ContentfulStatusCode, body: unknown): Promise<Response> {
  const text = JSON.stringify(body)
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'accept-encoding' }
  if (text.length < worthwhile || !takesGzip(c)) return c.body(text, status, headers)
  return c.body(new Uint8Array(await squeeze(text)), status, { ...headers, 'content-encoding': 'gzip' })
}

/**
 * An answer that is the same for everybody but that nothing may keep, neither on the way nor here: somebody may take back
 * that it is told at all.
 */
export async function answerUnkept(c: Context, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Response> {
  const headers = { 'content-type': type, 'cache-control': 'no-store', vary: 'accept-encoding' }
  if (bytes.byteLength < worthwhile || !compressible.test(type) || !takesGzip(c)) return c.body(bytes, 200, headers)
  return c.body(new Uint8Array(await squeeze(bytes)), 200, { ...headers, 'content-encoding': 'gzip' })
}

/** Gzipped files, by the hash of their content: the same few are asked for again and again. */
const gzipped = new Map<string, Uint8Array<ArrayBuffer>>()
const gzippedFiles = 256
const compressible = /^(text\/|application\/(json|manifest\+json|javascript)|image\/svg)/

/**
 * An answer that is the same for everybody: with an ETag, 304 for whoever has it, gzipped for those who take it.
 * `headers` must name the type and how long it may be kept.
 */
export async function answerBytes(
  c: Context,
  bytes: Uint8Array<ArrayBuffer>,
  headers: { 'content-type': string; 'cache-control': string },
): Promise<Response> {
  const hash = createHash('sha256').update(bytes).digest('base64url')
  const { all, isKnown } = named(c, hash, headers)
  if (isKnown) return c.body(null, 304, all)
  if (bytes.byteLength < worthwhile || !compressible.test(headers['content-type']) || !takesGzip(c)) return c.body(bytes, 200, all)
  let small = gzipped.get(hash)
  if (!small) {
    small = new Uint8Array(await squeeze(bytes))
    if (gzipped.size >= gzippedFiles) gzipped.clear()
    gzipped.set(hash, small)
  }
  return c.body(small, 200, { ...all, 'content-encoding': 'gzip' })
}

/**
 * The same for JSON that is kept gzipped, by the hash of its text: it leaves as it is kept, and is opened only for the
 * few who do not take gzip.
 */
export async function answerGzipped(c: Context, hash: string, kept: Uint8Array<ArrayBuffer>, cacheControl: string): Promise<Response> {
  const { all, isKnown } = named(c, hash, { 'content-type': 'application/json', 'cache-control': cacheControl })
  if (isKnown) return c.body(null, 304, all)
  if (takesGzip(c)) return c.body(kept, 200, { ...all, 'content-encoding': 'gzip' })
  return c.body(new Uint8Array(await open(kept)), 200, all)
}

/** The headers of an answer that is the same for everybody, and whether whoever asks has it. */
function named(c: Context, hash: string, headers: Record<string, string>) {
  // Weak: the gzipped form is another sequence of bytes.
  const etag = `W/"${hash}"`
  const known = c.req.header('if-none-match')?.split(',').map((each) => each.trim()) ?? []
  return { all: { ...headers, etag, vary: 'accept-encoding' }, isKnown: known.includes(etag) || known.includes('*') }
}
