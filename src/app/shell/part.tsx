import type { ComponentType, FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Area } from '../../ui/text/areas.ts'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { loadArea } from '../../ui/text/text.ts'

/** A screen that is loaded when it is first gone to. */
export interface Part<P> extends FunctionComponent<P> {
  /** Loads it ahead of time, so that going there waits for nothing. Never rejects: going there would say so. */
  preload(): Promise<void>
}

/**
 * A screen as a part of its own with the texts it needs. Own code rather than preact-iso's `lazy`, which leaves the
 * page hanging without a word when a part can't be loaded; here the failure reaches the error boundary. `quiet`: it keeps
 * no place while it is loaded, as what may have nothing to show.
 */
export function part<P extends object>(areas: readonly Area[], load: () => Promise<ComponentType<P>>, quiet = false): Part<P> {
  let loaded: ComponentType<P> | undefined
  let loading: Promise<void> | undefined
  const start = () => {
    loading ??= Promise.all([load(), ...areas.map((area) => loadArea(area))]).then(
      ([component]) => {
        loaded = component
      },
      (error: unknown) => {
        // The next attempt asks anew.
        loading = undefined
        throw error
      },
    )
    return loading
  }

  function LoadedPart(props: P) {
    const [, update] = useState(0)
    const [failed, setFailed] = useState<{ error: unknown } | null>(null)
    const Component = loaded
    useEffect(() => {
      let gone = false
      // By what was rendered: it may have come between that and now.
      if (!Component) {
        start().then(
          () => !gone && update(1),
          (error: unknown) => !gone && setFailed({ error }),
        )
      }
      return () => {
        gone = true
      }
    }, [Component])
    if (failed) throw failed.error
    return Component ? <Component {...props} /> : quiet ? null : <Skeleton lines={4} />
  }

  LoadedPart.preload = () => start().catch((error: unknown) => console.info('a part could not be loaded ahead', error))
  return LoadedPart
}
