import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { mostFileBytes } from '../../api/office-postings.ts'
import type { FetchFailure } from '../../api/posting-sources.ts'
import { publicLookup } from '../push/endpoint.ts'

/** What the server there called the file that was taken in last. */
export interface Mark {
  etag: string | null
  lastModified: string | null
}
export type Fetched =
  | { kind: 'file'; bytes: Uint8Array; mark: Mark }
  /** It is the file of the mark. */
  | { kind: 'same' }
  | { kind: 'failed'; failure: FetchFailure; status: number | null }

/** What a fetching may take. `near`: a server on this very machine, `host:port` with its certificate, where tests run one. */
export interface FetchBounds {
  bytes?: number
  milliseconds?: number
  lookup?: LookupFunction
  near?: { host: string; certificate: string } | null
}

const mostRedirects = 3
const patience = 60_000
const failed = (failure: FetchFailure, status: number | null = null): Fetched => ({ kind: 'failed', failure, status })

/**
 * Fetches a file over HTTPS from an address of the open internet: the name is resolved once, every address it has is
 * checked, and what was checked is what is connected to; each redirect is checked anew. Never throws for what a network does.
 */
export async function fetchFile(address: string, mark: Mark, { bytes = mostFileBytes, milliseconds = patience, lookup = publicLookup, near = null }: FetchBounds = {}): Promise<Fetched> {
  const signal = AbortSignal.timeout(milliseconds)
  let url = URL.parse(address)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return failed('insecure')
    const isNear = near !== null && url.host === near.host
    // A name that is an address would never be looked up, and so never be checked.
    if (!isNear && isIP(url.hostname.replace(/^\[|\]$/gu, '')) !== 0) return failed('private')
    const answer = await ask(url.href, mark, { signal, lookup, near: isNear ? near : null })
    if ('kind' in answer) return answer
    const status = answer.statusCode ?? 0
    const { location } = answer.headers
    if ([301, 302, 303, 307, 308].includes(status) && location !== undefined) {
      answer.destroy()
      url = URL.parse(location, url.href)
      continue
    }
    if (status === 304) {
      answer.destroy()
      return { kind: 'same' }
    }
    return status === 200 ? readAnswer(answer, bytes, signal) : (answer.destroy(), failed('refused', status))
  }
  return failed('too-many-redirects')
}

function ask(address: string, { etag, lastModified }: Mark, { signal, lookup, near }: { signal: AbortSignal; lookup: LookupFunction; near: { certificate: string } | null }): Promise<IncomingMessage | Fetched> {
  const conditions = { ...(etag === null ? {} : { 'if-none-match': etag }), ...(lastModified === null ? {} : { 'if-modified-since': lastModified }) }
  return new Promise((resolve) => {
    request(
      address,
      {
        headers: { accept: 'text/csv, application/ld+json, application/json, text/html;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'JGRAD', ...conditions },
        signal,
        // A connection of its own: one that is kept might have been made under another rule.
        agent: false,
        ...(near ? { ca: near.certificate } : { lookup }),
      },
      resolve,
    )
      .on('error', (failure) => resolve(failureOf(failure, signal)))
      .end()
  })
}

function failureOf(failure: Error, signal: AbortSignal): Fetched {
  if (signal.aborted) return failed('too-slow')
  return failed('code' in failure && failure.code === 'ENOTPUBLIC' ? 'private' : 'unreachable')
}

async function readAnswer(answer: IncomingMessage, most: number, signal: AbortSignal): Promise<Fetched> {
  const stop = (failure: FetchFailure): Fetched => {
    answer.destroy()
    return failed(failure)
  }
  if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') return stop('packed')
  if (Number(answer.headers['content-length'] ?? 0) > most) return stop('too-large')
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) return stop('too-large')
      chunks.push(chunk)
    }
  } catch (failure) {
    if (failure instanceof Error) return failureOf(failure, signal)
    throw failure
  }
  const { etag = null, 'last-modified': lastModified = null } = answer.headers
  return { kind: 'file', bytes: Buffer.concat(chunks), mark: { etag, lastModified } }
}
