import { useEffect, useState } from 'preact/hooks'

const query = '(min-width: 100rem)'

/** Whether there is room for the preview beside the form. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const look = () => setWide(list.matches)
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [])
  return wide
}
