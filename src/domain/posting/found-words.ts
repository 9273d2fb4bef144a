import { foldForSearch } from '../text/fold-search.ts'

/** A piece of a text, `from` up to but not including `to`, in UTF-16 units. */
export interface Range {
  from: number
  to: number
}

/** What is written as one sign, with the marks that belong to it: folding never joins what two of them hold. */
const signs = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/**
 * Where folded words (`foldedWords` in `domain/search/folded-words.ts`) stand in a text as it is written, in order, none
 * touching the next. What the folding leaves out at the edges of a word is no part of it; within it is. A text whose
 * signs fold together otherwise than alone, as some old writings of Korean do, is left without ranges.
 */
export function foundRanges(text: string, words: readonly string[]): Range[] {
  if (words.length === 0 || text === '') return []
  const whole = foldForSearch(text)
  const at = words.flatMap((word) => placesOf(word, whole))
  if (at.length === 0) return []
  const pieces = piecesOf(text)
  const last = pieces.at(-1)
  if (!last || last.folded + last.length !== whole.length) return []
  return joined(at.toSorted((a, b) => a.from - b.from || a.to - b.to)).flatMap((place) => {
    const touched = pieces.filter(({ folded, length }) => length > 0 && folded < place.to && folded + length > place.from)
    const [first, end] = [touched[0], touched.at(-1)]
    return first && end ? [{ from: first.from, to: end.to }] : []
  }).reduce(joinNext, [])
}

interface Piece extends Range {
  /** Where it stands in the folded text, and how long it is there. */
  folded: number
  length: number
}

function piecesOf(text: string): Piece[] {
  let folded = 0
  return [...signs.segment(text)].map(({ segment, index }) => {
    const { length } = foldForSearch(segment)
    const piece = { from: index, to: index + segment.length, folded, length }
    folded += length
    return piece
  })
}

function placesOf(word: string, text: string): Range[] {
  const places: Range[] = []
  if (word === '') return places
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) places.push({ from, to: from + word.length })
  return places
}

function joinNext(before: Range[], next: Range): Range[] {
  const last = before.at(-1)
  return last && next.from <= last.to ? [...before.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }] : [...before, next]
}

const joined = (ranges: readonly Range[]): Range[] => ranges.reduce(joinNext, [])
