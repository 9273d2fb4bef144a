import type { MarkedHeading, Piece, TextsPiece } from '../../../api/postings.ts'
import { sha256 } from '../../random.ts'
import { type File, fileOf } from './file.ts'

/** No piece weighs more on the way, in bytes, unless one posting alone does. */
const heaviest = 96 * 1024
/** After so many bytes a piece may end, and after so many it does. Texts shrink by less than headings when gzipped. */
const sizes = { headings: { least: 256 * 1024, most: 448 * 1024 }, texts: { least: 256 * 1024, most: 384 * 1024 } }

/** A posting as it travels, apart from the edition it belongs to. */
export interface Travelling {
  heading: MarkedHeading
  texts: TextsPiece['set'][number]
}

/** Takes postings in the order of their ids, and hands each piece on as soon as it is full. */
export interface Cutter {
  add(posting: Travelling): Promise<void>
  /** The rest. `gone`: who is no longer there. */
  end(gone: readonly string[]): Promise<{ headings: Piece[]; texts: Piece[] }>
}

/**
 * Cuts postings into pieces. Where a piece ends is said by the ids, not by how many came before: when a posting comes,
 * changes or goes, the pieces far from it stay the same files. `known` pieces need not be made again; all are handed to `keep`.
 */
export function openCutter(known: ReadonlyMap<string, Piece>, keep: (file: File) => Promise<void>): Cutter {
  const headings: Piece[] = []
  const texts: Piece[] = []
  let gone: readonly string[] = []
  const headingCut = cutting(sizes.headings, (set) => put(headings, set, headingsText))
  const textCut = cutting(sizes.texts, (set) => put(texts, set, textsText))
  const headingsText = (set: readonly string[]) => `{"gone":${JSON.stringify(gone)},"set":[${set.join(',')}]}`
  const textsText = (set: readonly string[]) => `{"set":[${set.join(',')}]}`

  async function put(pieces: Piece[], set: readonly string[], textOf: (set: readonly string[]) => string): Promise<void> {
    const file = await fileOf(textOf(set), known)
    if (file.piece.gzipped <= heaviest || set.length < 2) {
      pieces.push(file.piece)
      return keep(file)
    }
    const middle = Math.ceil(set.length / 2)
    await put(pieces, set.slice(0, middle), textOf)
    await put(pieces, set.slice(middle), textOf)
  }

  return {
    async add({ heading, texts: said }) {
      await headingCut.add(heading.id, JSON.stringify(heading))
      await textCut.add(said.id, JSON.stringify(said))
    },
    async end(without) {
      await headingCut.end()
      await textCut.end()
      if (without.length > 0) {
        gone = without
        await put(headings, [], headingsText)
      }
      return { headings, texts }
    },
  }
}

/** Collects until a piece may end. */
function cutting({ least, most }: { least: number; most: number }, cut: (set: readonly string[]) => Promise<void>) {
  let set: string[] = []
  let bytes = 0
  async function end(): Promise<void> {
    const full = set
    set = []
    bytes = 0
    if (full.length > 0) await cut(full)
  }
  return {
    async add(id: string, text: string): Promise<void> {
      const more = Buffer.byteLength(text)
      if (bytes > 0 && bytes + more > most) await end()
      set.push(text)
      bytes += more
      if (bytes >= least && endsHere(id)) await end()
    },
    end,
  }
}

/** Whether a piece may end with this posting: one in sixteen, and always the same ones. */
const endsHere = (id: string): boolean => sha256(id).startsWith('0')
