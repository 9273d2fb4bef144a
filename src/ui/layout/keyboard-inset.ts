import { useEffect } from 'preact/hooks'

/** Less than this many pixels is a browser bar coming and going, not a keyboard. */
const leastKeyboard = 120

/**
 * Keeps `--keyboard` on the root element at the height of the on-screen keyboard in pixels, and the class
 * `keyboard-open` while there is one, so that actions can stand above it. `interactive-widget` would do this without
 * code but is missing in Safari before 27.3.
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport) return undefined
    const root = document.documentElement
    const measure = () => {
      // A page zoomed by the fingers has a small viewport too, and no keyboard.
      const covered = viewport.scale > 1.05 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop
      const keyboard = covered > leastKeyboard ? Math.round(covered) : 0
      root.style.setProperty('--keyboard', `${keyboard}px`)
      root.classList.toggle('keyboard-open', keyboard > 0)
    }
    measure()
    viewport.addEventListener('resize', measure)
    viewport.addEventListener('scroll', measure)
    return () => {
      viewport.removeEventListener('resize', measure)
      viewport.removeEventListener('scroll', measure)
    }
  }, [])
}
