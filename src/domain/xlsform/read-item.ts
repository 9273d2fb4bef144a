import type { Item } from '../questionnaire/definition.ts'
import { isOwnList } from './columns.ts'
import type { Say } from './form.ts'
import type { Kind } from './kinds.ts'
import type { Lists } from './read-choices.ts'
import type { TypeOf } from './read-rules.ts'
import { conditionIn, limitsIn, parametersIn } from './rule-cells.ts'
import { flagOf, type Line, readFlag, readOptionalWords, readWords } from './table.ts'

/** What every line of the survey sheet is read with. */
export interface Reading {
  lists: Lists
  used: Set<string>
  typeOf: TypeOf
  say: Say
}

const common = ['type', 'name', 'label', 'hint', 'required', 'relevant', 'appearance', 'constraint', 'parameters', 'jgrad::declinable', 'jgrad::prefill', 'jgrad::last_year']

/** Says which cells of a line can't mean anything there. */
export function refuseOthers(line: Line, allowed: readonly string[], say: Say): void {
  for (const column of line.filled) {
    if (!allowed.includes(column.replace(/::(ja|en)$/, ''))) say(line.place(column), 'column-refused', column)
  }
}

/** The appearance of a line; one that changes nothing here is left aside. */
export function appearanceOf(line: Line, known: readonly string[], say: Say): string {
  const words = line.plain('appearance').toLowerCase().split(/\s+/).filter(Boolean)
  for (const word of words.filter((each) => !known.includes(each))) say(line.place('appearance'), 'appearance-ignored', word)
  return words.find((word) => known.includes(word)) ?? ''
}

type Common = Pick<Item, 'id' | 'label' | 'help' | 'required' | 'requiredIf' | 'declinable' | 'showIf' | 'prefill' | 'lastYear'>
type Required = Pick<Item, 'required' | 'requiredIf'>

/** Whether an answer is needed: always, never, or under a condition. */
export function readRequired(line: Line, { typeOf, say }: Reading): Required {
  const cell = line.plain('required')
  const flag = cell === '' ? false : flagOf(cell)
  if (flag !== undefined) return { required: flag }
  const requiredIf = conditionIn(line, 'required', typeOf, say)
  return requiredIf ? { required: false, requiredIf } : { required: false }
}

/** What all questions have. The label that is missing is said; in its place stands an empty one. */
export function readCommon(line: Line, id: string, reading: Reading, required: Required): Common {
  const { say, typeOf } = reading
  const help = readOptionalWords(line, 'hint', say)
  const showIf = conditionIn(line, 'relevant', typeOf, say)
  const [declinable, lastYear] = [readFlag(line, 'jgrad::declinable', say), readFlag(line, 'jgrad::last_year', say)]
  const prefill = line.plain('jgrad::prefill')
  if (prefill !== '' && !/^profile\.[a-zA-Z]+$/.test(prefill)) say(line.place('jgrad::prefill'), 'value-refused', prefill.slice(0, 60))
  return {
    id,
    label: readWords(line, 'label', say) ?? { ja: '', en: '' },
    ...(help ? { help } : {}),
    ...required,
    ...(declinable === undefined ? {} : { declinable }),
    ...(showIf ? { showIf } : {}),
    ...(prefill === '' ? {} : { prefill }),
    ...(lastYear === undefined ? {} : { lastYear }),
  }
}

/** The options of the list that a line names. */
export function optionsOf(line: Line, list: string, { lists, used, say }: Reading) {
  used.add(list)
  const options = lists.get(list)
  if (!options) say(line.place('type'), 'list-missing', list)
  return [...(options ?? [])]
}

/** How long an answer may be where the form does not say. */
const usualLength = { text: 200, longText: 2000 } as const

const whole = (value: number | undefined): value is number => value !== undefined && Number.isInteger(value) && value > 0

/** A question out of a line of the survey sheet, or null when it can't be one, which is said. */
export function readItem(line: Line, kind: Kind, id: string, reading: Reading): Item | null {
  const { say } = reading
  const own = kind.kind === 'integer' || kind.kind === 'decimal' ? ['jgrad::unit'] : kind.kind === 'range' ? ['jgrad::low', 'jgrad::high'] : []
  refuseOthers(line, [...common, ...own], say)
  const base = readCommon(line, id, reading, readRequired(line, reading))
  switch (kind.kind) {
    case 'one': case 'several': return readChoice(line, kind, base, reading)
    case 'text': {
      const type = appearanceOf(line, ['multiline'], say) === 'multiline' ? 'longText' : 'text'
      const { maxLength } = limitsIn(line, ['maxLength'], say)
      parametersIn(line, [], say)
      if (maxLength === undefined) say(line.place('constraint'), 'length-assumed', String(usualLength[type]))
      else if (!whole(maxLength)) say(line.place('constraint'), 'number-refused', String(maxLength))
      return { ...base, type, maxLength: maxLength ?? usualLength[type] }
    }
    case 'integer': case 'decimal': return readNumber(line, kind.kind, base, reading)
    case 'date': {
      if (appearanceOf(line, ['month-year'], say) !== 'month-year') say(line.place('appearance'), 'type-refused', 'date')
      parametersIn(line, [], say)
      const { from, until } = limitsIn(line, ['from', 'until'], say)
      return { ...base, type: 'yearMonth', ...(from === undefined ? {} : { min: from }), ...(until === undefined ? {} : { max: until }) }
    }
    case 'range': return readScale(line, base, reading)
    default: return null
  }
}

function readChoice(line: Line, { kind, list }: Extract<Kind, { list: string }>, base: Common, reading: Reading): Item | null {
  const { say } = reading
  appearanceOf(line, [], say)
  if (isOwnList(list)) {
    if (kind === 'several') say(line.place('type'), 'type-refused', `select_multiple ${list}`)
    parametersIn(line, [], say)
    limitsIn(line, [], say)
    if (list === 'country' || list === 'prefecture') return { ...base, type: list }
    if (list === 'job_type') return { ...base, type: 'jobType' }
    return { ...base, type: 'researchField', level: list === 'research_field_large' ? 'large' : 'small' }
  }
  const options = optionsOf(line, list, reading)
  const drawn = parametersIn(line, ['randomize'], say).get('randomize')
  const shuffle = drawn === undefined ? undefined : flagOf(drawn)
  if (drawn !== undefined && shuffle === undefined) say(line.place('parameters'), 'parameter-refused', drawn.slice(0, 60))
  const shared = { ...base, options, ...(shuffle === undefined ? {} : { shuffle }) }
  const { maxChoices } = limitsIn(line, kind === 'several' ? ['maxChoices'] : [], say)
  if (kind === 'one') return { ...shared, type: 'single' }
  if (maxChoices !== undefined && !whole(maxChoices)) say(line.place('constraint'), 'number-refused', String(maxChoices))
  return { ...shared, type: 'multi', ...(maxChoices === undefined ? {} : { maxChoices }) }
}

function readNumber(line: Line, kind: 'integer' | 'decimal', base: Common, { say }: Reading): Item {
  appearanceOf(line, [], say)
  parametersIn(line, [], say)
  const { min, max, step: given } = limitsIn(line, ['min', 'max', 'step'], say)
  const step = given ?? (kind === 'integer' ? 1 : undefined)
  const fits = step === undefined || (step > 0 && (kind === 'decimal' || Number.isInteger(step)))
  if (!fits) say(line.place('constraint'), 'number-refused', String(step))
  const unit = readOptionalWords(line, 'jgrad::unit', say)
  return {
    ...base, type: 'number',
    ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(step === undefined ? {} : { step }), ...(unit ? { unit } : {}),
  }
}

function readScale(line: Line, base: Common, { say }: Reading): Item {
  appearanceOf(line, [], say)
  limitsIn(line, [], say)
  const parameters = parametersIn(line, ['start', 'end', 'step'], say)
  const [from, to, step] = [parameters.get('start'), parameters.get('end'), parameters.get('step') ?? '1'].map((text) => Number(text || Number.NaN)) as [number, number, number]
  const fits = Number.isInteger(from) && Number.isInteger(to) && step === 1 && from >= 0 && from <= 1 && to >= 2 && to <= 10
  if (!fits) say(line.place('parameters'), 'scale-ends', line.plain('parameters').slice(0, 60))
  const [low, high] = [readWords(line, 'jgrad::low', say), readWords(line, 'jgrad::high', say)]
  const nothing = { ja: '', en: '' }
  return { ...base, type: 'scale', from, to, low: low ?? nothing, high: high ?? nothing }
}
