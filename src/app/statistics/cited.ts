import * as z from 'zod/mini'
import { citedHref, type StatisticsEdition, statisticsEditionSchema } from '../../api/statistics.ts'
import { ask } from '../../device/ask.ts'
import type { Device } from '../../device/device.ts'

/** The whole of what was read is kept beside what this app knows of it: its hash is of the whole. */
export interface ReadEdition {
  readonly body: unknown
  readonly edition: StatisticsEdition
}

/** An edition as it was published; null: it is none that this app can read. */
export function readEdition(body: unknown): ReadEdition | null {
  const parsed = statisticsEditionSchema.safeParse(body)
  return parsed.success ? { body, edition: parsed.data } : null
}

/** Editions that were had by their number. What is published never changes, so that one answer is enough while the page lives. */
const had = new Map<number, Promise<ReadEdition | null>>()

/**
 * An edition by its number; null: there is none, or no network, and the next call asks again. One that was shown once stays
 * at hand, so that nobody finds another one under their eyes when the network goes.
 */
export function citedEdition({ door }: Pick<Device, 'door'>, number: number): Promise<ReadEdition | null> {
  const known = had.get(number) ?? fetchEdition(door, number)
  had.set(number, known)
  const forget = () => had.delete(number)
  known.then((read) => read ?? forget(), forget)
  return known
}

async function fetchEdition(door: Device['door'], number: number): Promise<ReadEdition | null> {
  const asked = await ask(door, { method: 'GET', path: citedHref(number), answer: z.unknown() })
  const read = asked.ok ? readEdition(asked.value) : null
  return read?.edition.edition === number ? read : null
}
