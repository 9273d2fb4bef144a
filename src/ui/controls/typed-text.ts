import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Whether this key belongs to a running composition. Safari sends the Enter that ends one after `compositionend`, as 229 (WebKit 165004). */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

type TextElement = HTMLInputElement | HTMLTextAreaElement

export interface TypedText<E extends TextElement> {
  /** Goes onto the input or textarea. */
  field: {
    ref: RefObject<E | null>
    onInput: (event: { currentTarget: E }) => void
    onBlur: () => void
  }
  /** Puts a text in although the person is in the field: for what they chose themselves. */
  write: (text: string) => void
}

function put(element: TextElement, text: string, onPut: ((text: string) => void) | undefined): void {
  element.value = text
  onPut?.(text)
}

/**
 * Text that belongs to the person typing it: the DOM holds it, and what the app shows goes in only while the field has
 * no focus. A text that comes in the meantime waits for the field to be left, unless the person types on.
 * `onInput` is given each change, also in the middle of a composition; `onPut` each text put in from outside.
 */
export function useTypedText<E extends TextElement>(
  shown: string,
  onInput: (text: string) => void,
  { onLeave, onPut }: { onLeave?: (() => void) | undefined; onPut?: ((text: string) => void) | undefined } = {},
): TypedText<E> {
  const elementRef = useRef<E>(null)
  const waitingRef = useRef<string | null>(null)
  const onPutRef = useRef(onPut)
  useLayoutEffect(() => {
    onPutRef.current = onPut
  })
  useLayoutEffect(() => {
    const element = elementRef.current
    waitingRef.current = null
    if (!element || element.value === shown) return
    if (element === document.activeElement) waitingRef.current = shown
    else put(element, shown, onPutRef.current)
  }, [shown])
  return {
    field: {
      ref: elementRef,
      onInput: (event) => {
        waitingRef.current = null
        onInput(event.currentTarget.value)
      },
      onBlur: () => {
        const element = elementRef.current
        if (element && waitingRef.current !== null) put(element, waitingRef.current, onPut)
        waitingRef.current = null
        onLeave?.()
      },
    },
    write: (text) => {
      if (elementRef.current) put(elementRef.current, text, onPut)
    },
  }
}
