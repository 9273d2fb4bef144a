import { signal } from '@preact/signals'

/** A module that few screens need. */
interface Later<M> {
  /** The module, or null until it is there: it is asked for then, and whoever asked while rendering renders again. */
  now(): M | null
  /** The same for what can't do without: throws what kept it from loading, once, for the error boundary to say so. */
  needed(): M | null
  /** Resolves once it is there; rejects when it can't be loaded. */
  ready(): Promise<M>
}

/** A module that is loaded when it is first asked for. After a failure the next to ask tries anew. */
export function onceLoaded<M extends object>(load: () => Promise<M>): Later<M> {
  const module = signal<M | null>(null)
  const failure = signal<{ error: unknown } | null>(null)
  let loading: Promise<M> | undefined
  const ready = () =>
    (loading ??= load().then(
      (loaded) => {
        module.value = loaded
        return loaded
      },
      (error: unknown) => {
        loading = undefined
        throw error
      },
    ))
  const now = () => {
    if (module.value === null) {
      ready().catch((error: unknown) => {
        console.error('a part of the questions could not be loaded', error)
        failure.value = { error }
      })
    }
    return module.value
  }
  return {
    ready,
    now,
    needed() {
      const failed = failure.value
      if (failed && module.value === null) {
        failure.value = null
        throw failed.error
      }
      return now()
    },
  }
}
