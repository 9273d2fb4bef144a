import { signal } from '@preact/signals'
import { type QueuePage, queuePageSchema, type QueueQuestion } from '../../api/office-applications.ts'
import { type Asked, ask } from '../ask.ts'

/** The queue as this desk looks at it: it stays as it is while one application is opened and left again. */

const first: QueueQuestion = { words: '', states: ['waiting'], check: null, page: 0 }

/** What was asked, and what was found last; null before the first answer. */
export const question = signal<QueueQuestion>(first)
export const found = signal<QueuePage | null>(null)
export const failure = signal<Asked<unknown> | null>(null)
/** The applications that are chosen, by number, among those on screen. */
export const picked = signal<ReadonlySet<string>>(new Set())
/** The one that the keyboard is at. */
export const current = signal<string | null>(null)

/** Those of the list that are chosen. */
export const pickedItems = () => (found.value?.items ?? []).filter(({ number }) => picked.value.has(number))

let asking = 0

/** Asks again for what is shown. Of two answers that overtake each other the later question's holds. */
export async function load(): Promise<void> {
  const turn = ++asking
  const answer = await ask('POST', '/api/office/applications/search', queuePageSchema, question.value)
  if (turn !== asking) return
  failure.value = answer
  if (answer.ok) found.value = answer.value
}

/** Looks for something else, from the first page unless a page is named. */
export function look(change: Partial<QueueQuestion>): void {
  question.value = { ...question.value, page: 0, ...change }
  picked.value = new Set()
  current.value = null
  void load()
}

/** Looks for what is looked for at first. */
export const lookAnew = (): void => look(first)

/** Chooses an application, or no longer. */
export function pick(number: string, on: boolean): void {
  const next = new Set(picked.value)
  if (on) next.add(number)
  else next.delete(number)
  picked.value = next
}

/** Where one application is looked at. The number is behind a #: it leaves this browser in bodies alone. */
export const pathOf = (number: string): string => `/office/applications/one#${number}`

/** The application that follows in the list; null at its end. */
export function nextAfter(number: string): string | null {
  const items = found.value?.items ?? []
  const at = items.findIndex((item) => item.number === number)
  return at < 0 ? null : (items[at + 1]?.number ?? null)
}
