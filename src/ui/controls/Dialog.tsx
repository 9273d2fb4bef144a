import '../styles/dialog.css'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

export interface DialogProps {
  open: boolean
  title: string
  children: ComponentChildren
  /** Buttons, the safest first. */
  actions: ComponentChildren
  /** The dialog was closed by Escape or the back gesture. */
  onClose: () => void
}

/** A question that has to be answered first. The browser's own dialog: it holds the focus and gives it back. */
export function Dialog({ open, title, children, actions, onClose }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  return (
    <dialog ref={ref} class="dialog" aria-labelledby={id} onClose={() => open && onClose()}>
      <h2 class="dialog-title" id={id}>
        {title}
      </h2>
      <div class="dialog-words">{children}</div>
      <div class="dialog-actions">{actions}</div>
    </dialog>
  )
}
