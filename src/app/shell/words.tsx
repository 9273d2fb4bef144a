import './words.css'
import type { ComponentChildren } from 'preact'

/** A text of several paragraphs, one in a line; lines that begin with a hyphen are a list. */
export function Words({ text }: { text: string }) {
  const blocks: ComponentChildren[] = []
  let points: string[] = []
  const endList = () => {
    if (points.length > 0) blocks.push(<ul key={blocks.length}>{points.map((point) => <li key={point}>{point}</li>)}</ul>)
    points = []
  }
  for (const line of text.split('\n')) {
    if (line.startsWith('- ')) points.push(line.slice(2))
    else {
      endList()
      blocks.push(<p key={blocks.length}>{line}</p>)
    }
  }
  endList()
  return <>{blocks}</>
}

/** A part of a page with its heading. */
export const Passage = ({ title, text, children }: { title: string; text?: string; children?: ComponentChildren }) => (
  <section class="passage">
    <h2>{title}</h2>
    {text && <Words text={text} />}
    {children}
  </section>
)
