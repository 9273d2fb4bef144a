import type { ComponentChildren } from 'preact'

export interface TagProps {
  children: ComponentChildren
  kind?: 'plain' | 'info' | 'success' | 'warning' | 'error'
}

/** A word or two that say the state of what they stand beside. */
export const Tag = ({ children, kind = 'plain' }: TagProps) => <span class={`tag tag-${kind}`}>{children}</span>
