import type { ComponentChildren } from 'preact'
import type { IconComponent } from '../icons/Icon.tsx'
import { t } from '../text/text.ts'

export interface LinkProps {
  href: string
  children: ComponentChildren
  /** A plain link in the text, or one that looks like a button. */
  kind?: 'text' | 'primary' | 'secondary' | 'quiet'
  icon?: IconComponent
  /** Said after the words by a screen reader alone: which of many equal links this is. */
  about?: string
  lang?: string
  /** Leads to somebody else's site, in a tab of its own: ours, with what is being written, stays open. */
  external?: boolean
}

/** Goes somewhere. */
export function Link({ kind = 'text', icon: Icon, about, external = false, children, ...rest }: LinkProps) {
  const elsewhere = external ? { target: '_blank', rel: 'noopener noreferrer' } : {}
  return (
    <a class={kind === 'text' ? 'link' : `button button-${kind}`} {...elsewhere} {...rest}>
      {Icon && <Icon />}
      <span>
        {children}
        {about && <span class="said"> {about}</span>}
        {external && <span class="said"> {t('ui:newTab')}</span>}
      </span>
    </a>
  )
}
