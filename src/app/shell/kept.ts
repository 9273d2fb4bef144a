import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Kept, Refusal, Settled } from '../../device/device.ts'
import { notebook } from './device.ts'

/** Values that lost unseen, for whatever screen shows their field: one reading of the notebook for all of them. */

const open = signal<readonly Kept[]>([])
/** What was settled here and can still be undone. */
export const settledHere = signal<readonly Settled[]>([])

/** Every open conflict of the notebook, newest first. */
export const kept: ReadonlySignal<readonly Kept[]> = open

const notTaken = signal<readonly Refusal[]>([])
/** Every change that the server refused. */
export const refused: ReadonlySignal<readonly Refusal[]> = notTaken

const mark = (found: readonly Kept[]) => found.map(({ entry, current }) => `${entry.id} ${current.ids[0] ?? ''}`).join()

// Follows whoever is signed in for as long as the app runs. A change that touches no conflict renders nothing.
effect(() => {
  const book = notebook.value
  open.value = []
  settledHere.value = []
  notTaken.value = []
  if (!book) return undefined
  let latest = 0
  const read = () => {
    const own = ++latest
    Promise.all([book.conflicts(), book.refusals()]).then(
      ([found, refusals]) => {
        if (own !== latest) return
        if (mark(found) !== mark(open.peek())) open.value = found
        if (refusals.length > 0 || notTaken.peek().length > 0) notTaken.value = refusals
      },
      (error: unknown) => console.error('conflicts could not be read', error),
    )
  }
  read()
  const unwatch = book.watch(read)
  return () => {
    latest = -1
    unwatch()
  }
})

/** Whether a refused change is one of these fields'. */
export const isRefusedAt = ({ change }: Refusal, type: string, record: string, fields: readonly string[]): boolean =>
  change.kind === 'set' && change.type === type && change.record === record && fields.includes(change.field)

/**
 * Whether one of these fields has a kept other value, or had one that was just settled, or one that was refused.
 * Subscribes the component.
 */
export const hasKept = (type: string, record: string, fields: readonly string[]): boolean =>
  refused.value.some((each) => isRefusedAt(each, type, record, fields)) ||
  [...kept.value, ...settledHere.value.map((settled) => settled.kept)].some(
    ({ entry: { about } }) => about.type === type && about.record === record && fields.includes(about.field),
  )
