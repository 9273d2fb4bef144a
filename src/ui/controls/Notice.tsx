import type { ComponentChildren } from 'preact'
import { ErrorIcon, InfoIcon, SuccessIcon, WarningIcon } from '../icons/icons.tsx'
import { t } from '../text/text.ts'

export interface NoticeProps {
  kind?: 'info' | 'success' | 'warning' | 'error'
  title: string
  children?: ComponentChildren
  /** What can be done about it. */
  actions?: ComponentChildren
  level?: 2 | 3
}

const kinds = {
  info: [InfoIcon, 'ui:notice.info'],
  success: [SuccessIcon, 'ui:notice.success'],
  warning: [WarningIcon, 'ui:notice.warning'],
  error: [ErrorIcon, 'ui:notice.error'],
} as const

/** Something to know on this page. Its kind is said by a word too, never by colour alone. */
export function Notice({ kind = 'info', title, children, actions, level = 2 }: NoticeProps) {
  const [Icon, word] = kinds[kind]
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class={`notice notice-${kind}`}>
      <Heading class="notice-title">
        <Icon />
        <span class="said">{`${t(word)}: `}</span>
        <span>{title}</span>
      </Heading>
      {children && <div class="notice-words">{children}</div>}
      {actions && <div class="notice-actions">{actions}</div>}
    </section>
  )
}
