import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type * as z from 'zod/mini'
import { problem } from './problem.ts'

const inflate = promisify(gunzip)

/** A body that was read, or the answer to give instead: 400 with the field, 413. */
export type Read<T> = { ok: true; value: T } | { ok: false; answer: Response }

/** What gzip may add to bytes that it can't make smaller. */
const gzipSlack = 1024
/** So deep nothing we take is nested; deeper than this, a reader that calls itself runs out of stack. */
export const maxDepth = 64

/**
 * Reads a JSON body of at most `limit` bytes, which is counted after inflating too (Hono's own limit counts the bytes on
 * the wire). Bodies may be gzipped.
 */
export async function readJson(request: Request, limit: number): Promise<Read<unknown>> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') return refuse('content-encoding')
  const wire = await readBytes(request, encoding === 'gzip' ? limit + gzipSlack : limit)
  if (wire === null) return { ok: false, answer: problem('too-large') }
  let bytes = wire
  if (encoding === 'gzip') {
    try {
      bytes = await inflate(wire, { maxOutputLength: limit })
    } catch (failure) {
      if (failure instanceof RangeError) return { ok: false, answer: problem('too-large') }
      return refuse('content-encoding')
    }
  }
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (failure) {
    if (failure instanceof SyntaxError || failure instanceof TypeError) return refuse()
    throw failure
  }
}

/** Reads a JSON body and parses it with its schema; 400 names the first field that is wrong, dotted. */
export async function readBody<S extends z.core.$ZodType>(
  request: Request,
  schema: S & { safeParse: (value: unknown) => z.core.util.SafeParseResult<z.core.output<S>> },
  limit: number,
): Promise<Read<z.core.output<S>>> {
  const body = await readJson(request, limit)
  if (!body.ok) return body
  if (!isShallow(body.value)) return refuse()
  const parsed = schema.safeParse(body.value)
  return parsed.success ? { ok: true, value: parsed.data } : refuse(fieldOf(parsed.error))
}

/** Where the first thing that is wrong stands, dotted; empty for the whole body. */
export const fieldOf = (error: z.core.$ZodError): string => error.issues[0]?.path.map(String).join('.') ?? ''

/** Whether a JSON value is nested no deeper than anything we take. */
export function isShallow(value: unknown, depth = maxDepth): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1))
}

const refuse = (field = ''): { ok: false; answer: Response } => ({
  ok: false,
  answer: problem('bad-request', field === '' ? {} : { field }),
})

/** The bytes of a body as they came, or null when there are more than `limit`. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
