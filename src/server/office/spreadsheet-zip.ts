import { Unzip, UnzipInflate } from 'fflate'
import type { UnreadableReason } from '../../api/office-spreadsheets.ts'

/** What a spreadsheet may hold: entries in all, and bytes of those that are read, as declared and as they really are. */
const mostEntries = 200
const mostBytes = 6 * 1024 * 1024
/** So little is given to the inflater at once that no step of it makes more than a few megabytes. */
const step = 2048

/** Entries by their names; `names` has those too that were not read. */
export interface Entries {
  names: ReadonlySet<string>
  texts: ReadonlyMap<string, string>
}
export type Opened = { ok: true; entries: Entries } | { ok: false; reason: UnreadableReason }

class TooLarge extends Error {}

/**
 * Opens a zip and reads the entries that are wanted as UTF-8. A bomb is given up as soon as it declares or makes more
 * than is taken; other entries are never inflated.
 */
export function openZip(bytes: Uint8Array, isWanted: (name: string) => boolean): Opened {
  const names = new Set<string>()
  const parts = new Map<string, Uint8Array[]>()
  const ended = new Set<string>()
  let [declared, real] = [0, 0]
  const unzip = new Unzip((entry) => {
    // Two entries of one name: what one program reads is not what another one shows.
    if (names.has(entry.name)) throw new Error('an entry is there twice')
    names.add(entry.name)
    if (names.size > mostEntries) throw new TooLarge()
    if (!isWanted(entry.name)) return
    declared += entry.originalSize ?? 0
    if (declared > mostBytes) throw new TooLarge()
    const chunks: Uint8Array[] = []
    parts.set(entry.name, chunks)
    entry.ondata = (failure, chunk, isLast) => {
      if (failure) throw failure
      real += chunk.byteLength
      if (real > mostBytes) throw new TooLarge()
      chunks.push(chunk)
      if (isLast) ended.add(entry.name)
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.byteLength; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.byteLength)
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const texts = new Map([...parts].map(([name, chunks]) => [name, decoder.decode(Buffer.concat(chunks))]))
    return ended.size === parts.size ? { ok: true, entries: { names, texts } } : { ok: false, reason: 'damaged' }
  } catch (failure) {
    // Whatever the inflater or the decoder can't read is a damaged file.
    return { ok: false, reason: failure instanceof TooLarge ? 'too-large' : 'damaged' }
  }
}
