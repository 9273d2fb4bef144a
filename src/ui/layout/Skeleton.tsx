import { useEffect, useState } from 'preact/hooks'
import { t } from '../text/text.ts'

const quiet = 500

/** Lines in the place of what comes, of its height, so that nothing moves. Says that it loads after half a second. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), quiet)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div class={late ? 'skeleton skeleton-late' : 'skeleton'} aria-busy="true">
      <span class="said">{late ? t('ui:loading') : ''}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} class="skeleton-line" />
      ))}
    </div>
  )
}
