import type { ComponentChildren } from 'preact'
import type { IconComponent } from '../icons/Icon.tsx'

export interface StatusLineProps {
  /** The one sentence, already in words. Empty before there is anything to say. */
  words: string
  icon?: IconComponent | undefined
  kind?: 'plain' | 'warning' | 'error'
  /** What can be done about it, outside the region that is read aloud. */
  action?: ComponentChildren
}

/**
 * What is stored and what is received, in one line. The region is there from the start and never removed: a screen
 * reader passes over one that is put in together with its words.
 */
export const StatusLine = ({ words, icon: Icon, kind = 'plain', action }: StatusLineProps) => (
  <div class={`status status-${kind}`}>
    {Icon && <Icon />}
    <output class="status-words">{words}</output>
    {action}
  </div>
)
