import type { ComponentChildren } from 'preact'
import type { IconComponent } from '../icons/Icon.tsx'

export interface LinkProps {
  href: string
  children: ComponentChildren
  /** A plain link in the text, or one that looks like a button. */
  kind?: 'text' | 'primary' | 'secondary' | 'quiet'
  icon?: IconComponent
  /** Said after the words by a screen reader alone: which of many equal links this is. */
  about?: string
  lang?: string
}

/** Goes somewhere. */
export function Link({ kind = 'text', icon: Icon, about, children, ...rest }: LinkProps) {
  return (
    <a class={kind === 'text' ? 'link' : `button button-${kind}`} {...rest}>
      {Icon && <Icon />}
      <span>
        {children}
        {about && <span class="said"> {about}</span>}
      </span>
    </a>
  )
}
