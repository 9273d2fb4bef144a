import { useEffect } from 'preact/hooks'
import { isComposing } from '../../ui/controls/typed-text.ts'

/** Whether keys are letters just now: somebody is in a field, or a dialog asks something. */
const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null) ||
  document.querySelector('dialog[open]') !== null

/** Has single keys do something while the page is shown; never while somebody types, nor with a modifier. */
export function useKeys(deeds: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event) || isTyping(event.target)) return
      const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!deed) return
      event.preventDefault()
      deed()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}
