import type { HistoryLine } from '../../api/rights.ts'
import { sameJson } from '../../domain/json.ts'

/** How far apart two writings of one field may be to be told as one, in milliseconds. */
const oneSitting = 10 * 60_000

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const placeOf = ({ type, record, field }: HistoryLine): string => JSON.stringify([type, record, field])

/**
 * Lines as a person thinks of them: what was written into one field within some minutes and from one place is one change,
 * and nothing when it ended as it began. Takes and gives the newest first.
 */
export function inSittings(lines: readonly HistoryLine[]): HistoryLine[] {
  const told: { line: HistoryLine; since: number }[] = []
  const last = new Map<string, { line: HistoryLine; since: number }>()
  for (const line of lines) {
    const newer = last.get(placeOf(line))
    const at = Date.parse(line.at)
    if (newer && line.field !== '' && newer.line.by === line.by && newer.line.label === line.label && newer.since - at <= oneSitting) {
      newer.line = { ...newer.line, before: line.before }
      newer.since = at
    } else {
      const own = { line, since: at }
      told.push(own)
      last.set(placeOf(line), own)
    }
  }
  const changes = told.map(({ line }) => line).filter(({ before, after }) => !sameJson(before, after))
  // What came at one time came in no order: what belongs to one record stands together.
  return changes.toSorted((a, b) => compare(b.at, a.at) || compare(a.type, b.type) || compare(a.record, b.record))
}
