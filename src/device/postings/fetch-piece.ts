import { catalogueSchema } from '../../api/catalogue.ts'
import { type Piece, type PostingsEdition, postingsEditionSchema } from '../../api/postings.ts'
import { sha256 } from '../../domain/hash.ts'
import type { Http, Reply } from '../http.ts'

/**
 * Why something did not come: nobody answered as our server does; what was announced is not there any more; or this app
 * does not understand it.
 */
export type Failed = 'away' | 'replaced' | 'unknown'

const isMissing = (reply: Reply): boolean => reply.kind === 'problem' && reply.status === 404

/** A piece's text, whose hash is the announced one. */
export async function fetchPiece(http: Pick<Http, 'request'>, { href, hash }: Pick<Piece, 'href' | 'hash'>): Promise<{ text: string } | Failed> {
  const reply = await http.request('GET', href)
  if (isMissing(reply)) return 'replaced'
  return reply.kind === 'json' && (await sha256(reply.text)) === hash ? { text: reply.text } : 'away'
}

/** The newest page of contents, with its hash; null: there are no postings. */
export async function fetchPage(http: Pick<Http, 'request'>): Promise<{ page: PostingsEdition; hash: string } | null | Failed> {
  const reply = await http.request('GET', '/api/catalogue')
  const parsed = reply.kind === 'json' ? catalogueSchema.safeParse(reply.body) : undefined
  if (!parsed?.success) return 'away'
  const newest = parsed.data.editions.find(({ kind }) => kind === 'postings')
  if (!newest) return null
  const fetched = await fetchPiece(http, newest)
  if (typeof fetched === 'string') return fetched
  const page = postingsEditionSchema.safeParse(JSON.parse(fetched.text))
  return page.success ? { page: page.data, hash: newest.hash } : 'unknown'
}
