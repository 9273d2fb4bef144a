import { type ReadonlySignal, signal } from '@preact/signals'
import type { Notebook, Removed } from '../../device/device.ts'

/** What was removed last, for as long as it can be brought back with one press. */
export type Removal = { state: 'removed'; name: string; removed: Removed; book: Notebook } | { state: 'restored' | 'failed'; name: string }

const last = signal<Removal | null>(null)
export const lastRemoval: ReadonlySignal<Removal | null> = last

/** Removes a job or study, and offers to bring it back. Never rejects: a failure is said in its place. */
export async function removeCareer(book: Notebook, id: string, name: string): Promise<void> {
  try {
    last.value = { state: 'removed', name, removed: await book.remove('career', id), book }
  } catch (error) {
    console.error('a career could not be removed', error)
    last.value = { state: 'failed', name }
  }
}

/** Brings back what was removed last. Never rejects: a failure is said in its place. */
export async function bringBack(): Promise<void> {
  const removal = last.value
  if (removal?.state !== 'removed') return
  try {
    await removal.book.undo(removal.removed)
    last.value = { state: 'restored', name: removal.name }
  } catch (error) {
    console.error('a career could not be brought back', error)
    last.value = { state: 'failed', name: removal.name }
  }
}

/** Takes the offer back: the person went on to something else. */
export function forgetRemoval(): void {
  last.value = null
}
