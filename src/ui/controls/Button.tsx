import type { ComponentChildren } from 'preact'
import type { IconComponent } from '../icons/Icon.tsx'

export interface ButtonProps {
  /** What happens, as a verb. */
  children: ComponentChildren
  /** One primary at most on a screen. */
  kind?: 'primary' | 'secondary' | 'quiet'
  type?: 'button' | 'submit'
  icon?: IconComponent
  onPress?: () => void
  /** While true a press does nothing and the button stays where it is, in reach of the keyboard. */
  busy?: boolean
  /** Leaves focus, caret and a running composition in the field where they are. */
  keepsFocus?: boolean
  id?: string
  /** The language of the words, where it is not the page's. */
  lang?: string
  describedBy?: string
}

/** A button of 44 px or more, for what happens here; for going somewhere there is `Link`. */
export function Button({ kind = 'secondary', type = 'button', icon: Icon, busy = false, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      id={rest.id}
      lang={rest.lang}
      class={`button button-${kind}`}
      aria-disabled={busy ? 'true' : undefined}
      aria-describedby={rest.describedBy}
      onMouseDown={rest.keepsFocus ? (event) => event.preventDefault() : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else rest.onPress?.()
      }}
    >
      {Icon && <Icon />}
      <span>{rest.children}</span>
    </button>
  )
}
