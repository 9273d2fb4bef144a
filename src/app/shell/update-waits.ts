import { computed, type ReadonlySignal, signal } from '@preact/signals'

const taking = signal<(() => void) | null>(null)

/** Whether a new version waits to be taken. */
export const updateWaits: ReadonlySignal<boolean> = computed(() => taking.value !== null)

/** Says that a new version waits, and how it is taken. */
export function announceUpdate(take: () => void): void {
  taking.value = take
}

/** Takes the version that waits; does nothing when there is none. */
export function takeUpdate(): void {
  taking.value?.()
}
