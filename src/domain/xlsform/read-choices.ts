import type { Option } from '../questionnaire/definition.ts'
import { isOwnList } from './columns.ts'
import type { Say } from './form.ts'
import { judgeOwnChoices } from './own-choices.ts'
import { type Line, readFlag, readWords } from './table.ts'

/** The options of each list, in the order of the sheet. */
export type Lists = ReadonlyMap<string, readonly Option[]>

const code = /^[A-Za-z0-9_]{1,32}$/

/** Reads the lists of options; those of the registry are judged, and are none of the form's own. A list of which a line is refused is there all the same, so that it is not called missing. */
export function readChoices(lines: readonly Line[], say: Say): Lists {
  const lists = new Map<string, Option[]>()
  const seen = new Map<string, Set<string>>()
  const isOwn = (line: Line) => isOwnList(line.plain('list_name'))
  for (const line of lines.filter((each) => !isOwn(each))) {
    const [list, name] = [line.plain('list_name'), line.plain('name')]
    if (list === '') {
      say(line.place('list_name'), 'name-missing')
      continue
    }
    const options = lists.get(list) ?? []
    const names = seen.get(list) ?? new Set()
    lists.set(list, options)
    seen.set(list, names)
    if (name === '') say(line.place('name'), 'name-missing')
    else if (!code.test(name)) say(line.place('name'), 'name-refused', name.slice(0, 60))
    else if (names.has(name)) say(line.place('name'), 'choice-twice', name)
    names.add(name)
    const label = readWords(line, 'label', say)
    const [exclusive, text] = [readFlag(line, 'jgrad::exclusive', say), readFlag(line, 'jgrad::text', say)]
    if (label) options.push({ code: name, label, ...(exclusive === undefined ? {} : { exclusive }), ...(text === undefined ? {} : { text }) })
  }
  judgeOwnChoices(lines.filter(isOwn), say)
  return lists
}
