import { Fragment } from 'preact'
import { foundRanges } from '../../../domain/posting/found-words.ts'

/** A text in which the words that were searched for stand out. `words` are folded. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const ranges = foundRanges(text, words)
  if (ranges.length === 0) return <>{text}</>
  return (
    <>
      {ranges.map(({ from, to }, at) => (
        <Fragment key={from}>
          {text.slice(ranges[at - 1]?.to ?? 0, from)}
          <mark class="found">{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.to ?? 0)}
    </>
  )
}
