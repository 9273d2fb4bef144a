import type { Json } from '../../domain/json.ts'
import { sameJson } from '../../domain/json.ts'
import { isLook } from '../../domain/posting/alert.ts'
import type { RecordState } from '../../sync/records.ts'
import type { Step } from '../store/history.ts'

/**
 * Which fields a person can read the history of, by type: the record itself, not answers being written, nor the note
 * beside a kept posting or its copy, nor a search's place in its list or when it was looked at, nor how the app is set.
 */
const traced: Readonly<Record<string, (field: string) => boolean>> = {
  profile: () => true,
  career: () => true,
  search: (field) => field !== 'order' && !isLook(field),
  posting: (field) => field === 'state',
}

/** Whether changes of a record of this type are kept for its person to read. */
export const isTraced = (type: string): boolean => Object.hasOwn(traced, type)

/** The values of a record as somebody would have seen them: none of one that is removed. */
export type Sight = ReadonlyMap<string, Json>

/** What stands in a record of a traced type. */
export function sightOf(type: string, { registers, tombstone }: Pick<RecordState, 'registers' | 'tombstone'>): Sight {
  if (tombstone) return new Map()
  return new Map(
    [...registers.values()]
      .filter(({ field, value }) => value !== null && traced[type]?.(field) === true)
      .map(({ field, value }) => [field, value]),
  )
}

const textOf = (value: Json | undefined): string | null => (value === undefined ? null : JSON.stringify(value))
const whole = (sight: Sight): string => JSON.stringify(Object.fromEntries(sight))

/**
 * The lines of history between two sights of one record. A record that was removed or came back is one line with an
 * empty field and all that it held; a field that was written several times in between is one line too.
 */
export function stepsBetween(
  name: { type: string; record: string },
  before: { gone: boolean; sight: Sight },
  after: { gone: boolean; sight: Sight },
): Step[] {
  const { type, record } = name
  if (before.gone !== after.gone) {
    const [left, came] = [before.sight.size > 0, after.sight.size > 0]
    if (!left && !came) return []
    return [{ type, record, field: '', before: left ? whole(before.sight) : null, after: came ? whole(after.sight) : null }]
  }
  return [...new Set([...before.sight.keys(), ...after.sight.keys()])].flatMap((field) => {
    const [old, now] = [before.sight.get(field), after.sight.get(field)]
    if (old !== undefined && now !== undefined && sameJson(old, now)) return []
    return [{ type, record, field, before: textOf(old), after: textOf(now) }]
  })
}
