import { sameJson } from '../json.ts'
import type { Item, ItemOf } from '../questionnaire/definition.ts'
import { isOwnList } from './columns.ts'
import type { Kind } from './kinds.ts'
import { optionsOf, readCommon, type Reading, readRequired, refuseOthers } from './read-item.ts'
import { type Line, readWords } from './table.ts'

const rowId = /^[A-Za-z0-9_]{1,32}$/

/** A group with the appearance `table-list` is one question with rows: all choose from one list, and all or none are required. */
export function readMatrix(line: Line, rows: readonly Line[], kinds: ReadonlyMap<Line, Kind>, id: string, reading: Reading): ItemOf<'matrix'> {
  const { say } = reading
  refuseOthers(line, ['type', 'name', 'label', 'hint', 'relevant', 'appearance', 'jgrad::declinable', 'jgrad::prefill', 'jgrad::last_year'], say)
  let list: string | null = null
  let required: Pick<Item, 'required' | 'requiredIf'> = { required: false }
  const read: ItemOf<'matrix'>['rows'] = []
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const kind = kinds.get(row) ?? { kind: 'none' }
    if (kind.kind !== 'one' || isOwnList(kind.list)) {
      say(row.place('type'), 'matrix-row', row.plain('type').slice(0, 60))
      continue
    }
    refuseOthers(row, ['type', 'name', 'label', 'required'], say)
    const needed = readRequired(row, reading)
    if (list !== null && kind.list !== list) say(row.place('type'), 'matrix-uneven', kind.list)
    if (index > 0 && !sameJson(needed, required)) say(row.place('required'), 'matrix-uneven', row.plain('required').slice(0, 60))
    list ??= kind.list
    required = index === 0 ? needed : required
    const name = row.plain('name').replace(`${id}.`, '')
    if (name === '') say(row.place('name'), 'name-missing')
    else if (!rowId.test(name)) say(row.place('name'), 'name-refused', name.slice(0, 60))
    else if (seen.has(name)) say(row.place('name'), 'name-twice', name)
    seen.add(name)
    read.push({ id: name, label: readWords(row, 'label', say) ?? { ja: '', en: '' } })
  }
  if (rows.length === 0) say(line.place('type'), 'matrix-empty')
  const [first] = rows
  const options = list === null || first === undefined ? [] : optionsOf(first, list, reading)
  return { ...readCommon(line, id, reading, required), type: 'matrix', rows: read, options }
}
