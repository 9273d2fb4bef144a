import type { Kept, Settled } from '../../device/device.ts'
import { notebook } from './device.ts'
import { settledHere } from './kept.ts'

const without = (settled: Settled) => settledHere.peek().filter((other) => other !== settled)

/** Settles a conflict; it can be undone until the time it says. Rejects when it can't be stored. */
export async function settle({ entry }: Kept, choice: Settled['choice']): Promise<void> {
  const settled = await notebook.peek()?.settle(entry.id, choice)
  if (!settled) return
  settledHere.value = [...settledHere.peek(), settled]
  setTimeout(() => {
    settledHere.value = without(settled)
  }, settled.until - Date.now())
}

/** Undoes it. Resolves to whether that was still possible; rejects when it can't be stored. */
export async function reopen(settled: Settled): Promise<boolean> {
  const done = await notebook.peek()?.reopen(settled)
  settledHere.value = without(settled)
  return done ?? false
}
