import { useEffect, useState } from 'preact/hooks'

/** Whether the window is so many rem wide: where what is shown differs, and not its size alone. Follows the window. */
export function useWide(rem: number): boolean {
  const query = `(min-width: ${rem}rem)`
  const [wide, setWide] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const look = () => setWide(list.matches)
    look()
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [query])
  return wide
}
