import type { Computed, Condition, Definition, Item, Page } from '../questionnaire/definition.ts'
import { type Form, type FormLine, isRefusal, type Say } from './form.ts'
import { type Kind, kindOf, spokenOf } from './kinds.ts'
import { readChoices } from './read-choices.ts'
import { appearanceOf, readCommon, readItem, type Reading, readRequired, refuseOthers } from './read-item.ts'
import { readMatrix } from './read-matrix.ts'
import { calculationIn, conditionIn } from './rule-cells.ts'
import { type Line, readOptionalWords, readTable, readWords } from './table.ts'

export interface ReadForm {
  /** Null when a line is refused. It has the parts of a questionnaire; whether it leads anywhere is for `checkDefinition`. */
  definition: Definition | null
  /** In the order of the sheets. */
  lines: FormLine[]
  /** The row of the survey sheet where each item, page, section and computed value stands. */
  rows: ReadonlyMap<string, number>
}

/** A name of ours, as the schema has it. */
const name = /^[a-z][a-zA-Z0-9_]{0,31}$/

interface Level {
  line: Line
  kind: 'section' | 'page'
  id: string
  condition: Condition | undefined
}

/** Reads the survey sheet from top to bottom. */
class Survey {
  readonly sections: Definition['sections'] = []
  readonly pages: Page[] = []
  readonly computed: Computed[] = []
  readonly rows = new Map<string, number>()
  private readonly names = new Set<string>()
  private readonly open: Level[] = []
  private readonly kinds: ReadonlyMap<Line, Kind>
  private readonly reading: Reading
  private readonly settings: { title: { ja: string; en: string } }

  constructor(kinds: ReadonlyMap<Line, Kind>, reading: Reading, settings: { title: { ja: string; en: string } }) {
    this.kinds = kinds
    this.reading = reading
    this.settings = settings
  }

  read(lines: readonly Line[]): void {
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] as Line
      const kind = this.kinds.get(line) ?? { kind: 'none' }
      if (kind.kind === 'begin' && line.plain('appearance').toLowerCase().split(/\s+/).includes('table-list')) {
        const end = lines.findIndex((each, index) => index > at && ['begin', 'end'].includes(this.kinds.get(each)?.kind ?? ''))
        const last = end === -1 ? lines.length : end
        this.matrix(line, lines.slice(at + 1, last))
        if (this.kinds.get(lines[last] as Line)?.kind === 'end') at = last
        else {
          this.reading.say(line.place('type'), 'group-open')
          at = last - 1
        }
      } else this.line(line, kind)
    }
    for (const { line } of this.open) this.reading.say(line.place('type'), 'group-open')
  }

  private line(line: Line, kind: Kind): void {
    const { say } = this.reading
    switch (kind.kind) {
      case 'begin': return this.begin(line)
      case 'end':
        if (this.open.pop() === undefined) say(line.place('type'), 'group-end')
        return
      case 'none': return say(line.place('type'), 'type-missing')
      case 'unknown':
        say(line.place('type'), 'type-unknown', line.plain('type').slice(0, 60))
        // What else is wrong in the line is told now, not in the next round.
        readCommon(line, this.nameOf(line), this.reading, readRequired(line, this.reading))
        return
      case 'refused': return say(line.place('type'), 'type-refused', line.plain('type').slice(0, 60))
      case 'calculate': return this.calculate(line)
      default: {
        const item = readItem(line, kind, this.nameOf(line), this.reading)
        if (item) this.place(item, line)
      }
    }
  }

  /** The name of a question or value, of which there is one. */
  private nameOf(line: Line): string {
    const { say } = this.reading
    const id = line.plain('name')
    if (id === '') say(line.place('name'), 'name-missing')
    else if (!name.test(id)) say(line.place('name'), 'name-refused', id.slice(0, 60))
    else if (this.names.has(id)) say(line.place('name'), 'name-twice', id)
    this.names.add(id)
    this.rows.set(id, line.row)
    return id
  }

  private begin(line: Line): void {
    const { say, typeOf } = this.reading
    refuseOthers(line, ['type', 'name', 'label', 'relevant', 'appearance'], say)
    const isPage = appearanceOf(line, ['field-list'], say) === 'field-list' || this.open.at(-1)?.kind === 'section'
    if (this.open.length > 1 || this.open.at(-1)?.kind === 'page') say(line.place('type'), 'group-too-deep')
    const id = line.plain('name').replace(isPage ? /^page\./ : /^section\./, '')
    if (id === '') say(line.place('name'), 'name-missing')
    else if (!name.test(id)) say(line.place('name'), 'name-refused', id.slice(0, 60))
    const condition = conditionIn(line, 'relevant', typeOf, say)
    if (condition) say(line.place('relevant'), 'group-condition')
    if (isPage) this.beginPage(line, id)
    else this.beginSection(line, id)
    this.open.push({ line, kind: isPage ? 'page' : 'section', id, condition })
  }

  private beginSection(line: Line, id: string): void {
    const known = this.sections.find((section) => section.id === id)
    const title = known ? readOptionalWords(line, 'label', this.reading.say) : readWords(line, 'label', this.reading.say)
    if (known && title && (title.ja !== known.title.ja || title.en !== known.title.en)) this.reading.say(line.place('name'), 'name-twice', id)
    if (known) return
    this.sections.push({ id, title: title ?? { ja: '', en: '' } })
    if (!this.rows.has(id)) this.rows.set(id, line.row)
  }

  private beginPage(line: Line, id: string): void {
    if (this.pages.some((page) => page.id === id)) this.reading.say(line.place('name'), 'name-twice', id)
    this.pages.push({ id, section: this.section(line), items: [] })
    if (!this.rows.has(id)) this.rows.set(id, line.row)
  }

  /** The section that is open; questions outside of any get one that bears the title of the form. */
  private section(line: Line): string {
    const open = this.open.find(({ kind }) => kind === 'section')
    if (open) return open.id
    if (!this.sections.some(({ id }) => id === 'main')) {
      this.sections.push({ id: 'main', title: this.settings.title })
      this.reading.say(line.place(), 'section-made')
    }
    return 'main'
  }

  /** Puts a question on the page that is open, or on one of its own, under the conditions of the groups around it. */
  private place(item: Item, line: Line): void {
    const around = this.open.flatMap(({ condition }) => (condition ? [condition] : []))
    const of = [...around, ...(item.showIf ? [item.showIf] : [])]
    const [only] = of
    const placed: Item = around.length === 0 ? item : { ...item, showIf: of.length === 1 && only ? only : { op: 'all', of } }
    if (this.open.at(-1)?.kind === 'page') this.pages.at(-1)?.items.push(placed)
    else this.pages.push({ id: item.id, section: this.section(line), items: [placed] })
  }

  private matrix(line: Line, rows: readonly Line[]): void {
    if (this.open.length > 2) this.reading.say(line.place('type'), 'group-too-deep')
    const item = readMatrix(line, rows, this.kinds, this.nameOf(line), this.reading)
    this.place(item, line)
  }

  private calculate(line: Line): void {
    const { say, typeOf } = this.reading
    refuseOthers(line, ['type', 'name', 'label', 'calculation', 'jgrad::unit'], say)
    const id = this.nameOf(line)
    const [label, unit, value] = [readWords(line, 'label', say), readOptionalWords(line, 'jgrad::unit', say), calculationIn(line, typeOf, say)]
    if (label && value) this.computed.push({ id, label, ...(unit ? { unit } : {}), value })
  }
}

function readSettings(lines: readonly Line[], say: Say) {
  const [line] = lines
  if (!line) return { id: '', version: 1, title: { ja: '', en: '' } }
  const id = line.plain('form_id')
  if (id === '') say(line.place('form_id'), 'name-missing')
  else if (!name.test(id)) say(line.place('form_id'), 'name-refused', id.slice(0, 60))
  const title = { ja: line.words('form_title'), en: line.words('jgrad::form_title::en') }
  if (title.ja === '') say(line.place('form_title'), 'language-missing')
  if (title.en === '') say(line.place('jgrad::form_title::en'), 'language-missing')
  // Other tools write dates and letters here: which version it becomes is decided where it is kept.
  const version = Number(line.plain('version'))
  return { id, version: Number.isSafeInteger(version) && version > 0 ? version : 1, title }
}

/** Reads a form. Never throws, whatever is in it; every line that can't be taken is named. */
export function readForm(form: Form): ReadForm {
  const lines: FormLine[] = []
  const say: Say = (place, code, detail) => {
    const known = lines.some((line) => line.code === code && line.row === place.row && line.sheet === place.sheet && line.column === place.column)
    if (!known) lines.push({ ...place, code, ...(detail ? { detail } : {}) })
  }
  const survey = readTable('survey', form.survey, say)
  const choices = readTable('choices', form.choices, say)
  const settings = readSettings(readTable('settings', form.settings, say), say)
  if (form.settings.length < 2) say({ sheet: 'settings', row: 2 }, 'name-missing')
  const lists = readChoices(choices, say)
  const kinds = new Map(survey.map((line) => [line, kindOf(line.plain('type'))]))
  const spoken = new Map([...kinds].map(([line, kind]) => [line.plain('name'), spokenOf(kind)]))
  const used = new Set<string>()
  const reader = new Survey(kinds, { lists, used, typeOf: (item) => spoken.get(item), say }, settings)
  reader.read(survey)
  for (const list of lists.keys()) {
    if (!used.has(list)) say({ sheet: 'choices' }, 'list-unused', list)
  }
  if (reader.pages.length === 0 && !lines.some(isRefusal)) say({ sheet: 'survey' }, 'no-questions')
  const { sections, pages, computed, rows } = reader
  const definition = { ...settings, sections, pages, ...(computed.length === 0 ? {} : { computed }) }
  return { definition: lines.some(isRefusal) ? null : definition, lines, rows }
}
