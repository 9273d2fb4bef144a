import type { ComponentChildren } from 'preact'

/** The actions of a page at the bottom within the thumb's reach, above the places and the keyboard; the primary one last. */
export const StickyActions = ({ children }: { children: ComponentChildren }) => <div class="sticky-actions">{children}</div>
