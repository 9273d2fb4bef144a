import type { ComponentChildren } from 'preact'

/** Takes no part in what a screen reader says: an icon always stands beside a word. */
export interface IconProps {
  class?: string
}
export type IconComponent = (props: IconProps) => ReturnType<typeof Icon>

/** One drawing on the 24 grid, 2 px stroke, in the colour of the text around it. */
export function Icon(props: IconProps & { children: ComponentChildren }) {
  return (
    <svg
      class={props.class ? `icon ${props.class}` : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {props.children}
    </svg>
  )
}
