import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/**
 * Keeps `--bar` on the root element at the true height of the bar of places, which grows with the person's text size,
 * so that what stands above it is never covered. A bar at the side, or in the flow of the page, counts as none.
 */
export function useBarHeight(barRef: RefObject<HTMLElement | null>, present: boolean): void {
  useLayoutEffect(() => {
    const root = document.documentElement
    const bar = barRef.current
    if (!present || !bar) {
      root.style.setProperty('--bar', '0px')
      return undefined
    }
    const measure = () => {
      const covers = getComputedStyle(bar).position === 'fixed'
      root.style.setProperty('--bar', `${covers ? bar.offsetHeight : 0}px`)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(bar)
    return () => observer.disconnect()
  }, [barRef, present])
}
