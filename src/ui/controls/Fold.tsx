import '../styles/fold.css'
import type { ComponentChildren } from 'preact'
import { DownIcon } from '../icons/icons.tsx'

export interface FoldProps {
  title: string
  /** What is inside, in a few words, to be read without opening. */
  words?: string
  /** Whether it is open at first. After that the person opens and closes it. */
  open?: boolean
  children: ComponentChildren
}

/** A part of a page that opens and closes under its heading. */
export const Fold = ({ title, words = '', open = false, children }: FoldProps) => (
  <details class="fold" open={open}>
    <summary class="fold-summary">
      <h2 class="fold-title">{title}</h2>
      <DownIcon class="fold-mark" />
      {words && <span class="fold-words">{words}</span>}
    </summary>
    <div class="fold-body">{children}</div>
  </details>
)
