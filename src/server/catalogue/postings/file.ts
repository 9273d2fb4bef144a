import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Piece } from '../../../api/postings.ts'
import { sha256 } from '../../random.ts'

const squeeze = promisify(gzip)
const open = promisify(gunzip)

/** A piece as it is kept: `body` is the file, gzipped, as base64; null: it is there already. */
export interface File {
  piece: Piece
  body: string | null
}

/**
 * A piece of what a text says. Its address is its hash: the same text is the same piece, for ever. `known`: pieces that
 * need not be made again, by their hash.
 */
export async function fileOf(text: string, known: ReadonlyMap<string, Piece>): Promise<File> {
  const hash = sha256(text)
  const there = known.get(hash)
  if (there) return { piece: there, body: null }
  const small = await squeeze(text)
  const piece = { href: `/catalogue/pieces/${hash}.json`, hash, bytes: Buffer.byteLength(text), gzipped: small.byteLength }
  return { piece, body: small.toString('base64') }
}

/** What travels of a piece that is kept: it is gzipped. */
export const gzippedOf = (body: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(body, 'base64'))

/** The text of a piece that is kept. */
export const textOf = async (body: string): Promise<string> => (await open(gzippedOf(body))).toString()
