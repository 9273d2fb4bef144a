import { signal } from '@preact/signals'

/**
 * A module that few questionnaires need, loaded when it is first asked for. Null until it is there; whoever asked
 * while rendering renders again then. `ready` resolves once it is there, and rejects when it can't be loaded.
 */
export function onceLoaded<M extends object>(load: () => Promise<M>): { now(): M | null; ready(): Promise<unknown> } {
  const module = signal<M | null>(null)
  let loading: Promise<unknown> | undefined
  const ready = () =>
    (loading ??= load().then(
      (loaded) => {
        module.value = loaded
      },
      (error: unknown) => {
        // The next time asks anew.
        loading = undefined
        throw error
      },
    ))
  return {
    ready,
    now() {
      if (module.value === null) ready().catch((error: unknown) => console.error('a kind of question could not be loaded', error))
      return module.value
    },
  }
}
