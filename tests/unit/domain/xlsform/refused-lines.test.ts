import { describe, expect, test } from 'vitest'
import { checkDefinition } from '../../../../src/domain/questionnaire/check-definition.ts'
import type { Form } from '../../../../src/domain/xlsform/form.ts'
import { readForm } from '../../../../src/domain/xlsform/read-form.ts'

const header = ['type', 'name', 'label::Japanese (ja)', 'label::English (en)', 'required', 'relevant', 'constraint', 'appearance', 'parameters', 'calculation']
const settings = [['form_title', 'jgrad::form_title::English (en)', 'form_id'], ['調査', 'Survey', 'tiny']]
const yesNo = [['yn', 'yes', 'はい', 'Yes'], ['yn', 'no', 'いいえ', 'No']]
const row = (type: string, name = '', more: Record<string, string> = {}): string[] =>
  header.map((column) => ({ type, name, [header[2] as string]: '質問', [header[3] as string]: 'Question', ...more })[column] ?? '')
const begin = row('begin_group', 'main')
const end = ['end_group']
const first = row('select_one yn', 'a1')
const form = (rows: string[][], choices: string[][] = yesNo, columns = header): Form => ({
  survey: [columns, begin, ...rows, end], choices: [['list_name', 'name', 'label::ja', 'label::en', 'jgrad::exclusive'], ...choices], settings,
})
/** What is said of a form, as `row column code detail`. */
const said = (given: Form) => readForm(given).lines.map((line) => [line.row, line.column, line.code, line.detail].filter((part) => part !== undefined).join(' '))
const firstItem = (given: Form) => readForm(given).definition?.pages[0]?.items[0]

describe('a line that is not taken', () => {
  test.each<[string, string[], string[]]>([
    ['an unknown type', row('select_won yn', 'a2'), ['4 type type-unknown select_won yn']],
    ['all that is wrong in one line', row('select_won yn', 'A', { 'label::English (en)': '' }), ['4 type type-unknown select_won yn', '4 name name-refused A', '4 label::English (en) language-missing']],
    ['a type without a place here', row('geopoint', 'a2'), ['4 type type-refused geopoint']],
    ['or_other', row('select_one yn or_other', 'a2'), ['4 type type-refused select_one yn or_other']],
    ['a date that is no month', row('date', 'a2'), ['4 appearance type-refused date']],
    ['no type', row('', 'a2'), ['4 type type-missing']],
    ['a name twice', row('select_one yn', 'a1'), ['4 name name-twice a1']],
    ['a name with a sign that is not allowed', row('text', 'A-2', { constraint: 'string-length(.) <= 10' }), ['4 name name-refused A-2']],
    ['no name', row('select_one yn', ''), ['4 name name-missing']],
    ['a missing language', row('select_one yn', 'a2', { 'label::English (en)': ' ' }), ['4 label::English (en) language-missing']],
    ['a list that is not there', row('select_one ny', 'a2'), ['4 type list-missing ny']],
    ['a condition that can not be read', row('select_one yn', 'a2', { relevant: "${a1} = 'yes' and" }), ['4 relevant expression-unreadable']],
    ['a function that is not known', row('select_one yn', 'a2', { relevant: 'contains(${a1}, "y")' }), ["4 relevant expression-refused contains(${a1}, 'y')"]],
    ['a code that would run', row('select_one yn', 'a2', { relevant: 'eval("1")' }), ["4 relevant expression-refused eval('1')"]],
    ['a strict limit', row('integer', 'a2', { constraint: '. > 3' }), ['4 constraint constraint-refused . > 3']],
    ['the limit of another type', row('select_one yn', 'a2', { constraint: '. >= 3' }), ['4 constraint constraint-refused . >= 3']],
    ['a cell that means nothing there', row('select_one yn', 'a2', { calculation: '1 + 1' }), ['4 calculation column-refused calculation']],
    ['neither yes nor no', row('select_one yn', 'a2', { required: '多分' }), ['4 required expression-unreadable 多分']],
    ['a scale without ends', row('range', 'a2'), ['4 parameters scale-ends', '4 jgrad::low::Japanese (ja) language-missing', '4 jgrad::low::English (en) language-missing', '4 jgrad::high::Japanese (ja) language-missing', '4 jgrad::high::English (en) language-missing']],
    ['a group that nothing closes', row('begin_group', 'p', { appearance: 'field-list' }), ['2 type group-open']],
    ['an end too many', row('end_group'), ['5 type group-end']],
  ])('%s is named by its row and column', (_, line, expected) => {
    const given = form([first, line])
    expect(said(given)).toEqual(expected)
    expect(readForm(given).definition).toBeNull()
  })

  test('rows of a matrix must be alike', () => {
    const rows = [row('begin_group', 'm', { appearance: 'table-list' }), row('select_one yn', 'm.x'), row('text', 'm.y'), row('select_one other', 'm.z', { required: 'yes' }), end]
    expect(said(form(rows))).toEqual(['5 type matrix-row text', '6 type matrix-uneven other', '6 required matrix-uneven yes'])
  })

  test('options twice, without a code or in a list of the registry are named in their sheet', () => {
    const choices = [...yesNo, ['yn', 'yes', 'はい', 'Yes'], ['yn', 'a b', 'あ', 'A'], ['country', 'JP', '日本', 'Japan']]
    const lines = readForm(form([first], choices)).lines
    expect(lines.map(({ sheet, row: at, code }) => [sheet, at, code])).toEqual([['choices', 4, 'choice-twice'], ['choices', 5, 'name-refused'], ['choices', 6, 'list-own-part']])
  })

  test('columns that are missing, twice, or would change what is asked are named', () => {
    expect(said({ ...form([first]), survey: [['type', 'name', 'label'], ['text', 'a', 'x']] }).slice(0, 3))
      .toEqual(['1 label language-ignored label', '1 label::Japanese (ja) column-missing', '1 label::English (en) column-missing'])
    expect(said(form([first], yesNo, [...header, 'Label::日本語（ja）']))).toEqual(['1 Label::日本語（ja） column-twice'])
    const withDefault: Form = { ...form([first]), survey: [[...header, 'default'], begin, [...first, 'yes'], end] }
    expect(said(withDefault)).toEqual(['3 default column-refused default'])
  })

  test('an empty form, and one that is nothing but noise, are refused without an error', () => {
    expect(readForm({ survey: [], choices: [], settings: [] }).definition).toBeNull()
    expect(readForm(form([])).lines).toContainEqual({ sheet: 'survey', code: 'no-questions' })
    const noise = Array.from({ length: 300 }, (_, at) => row('begin_group', `g${at}`, { relevant: '((((((((((((((((((((((((((((((1' }))
    expect(readForm(form(noise)).definition).toBeNull()
  })
})

describe('a line that is taken in another way than it was typed', () => {
  test('full-width signs, curly quotes and spaces mean what they look like, and are told', () => {
    const given = form([first, row('ｓｅｌｅｃｔ＿ｏｎｅ　ｙｎ ', ' ａ２', { relevant: '${a1} = ‘yes’', required: 'はい' })])
    const { definition, lines } = readForm(given)
    expect(definition?.pages[1]?.items[0]).toMatchObject({ id: 'a2', type: 'single', required: true, showIf: { op: 'eq', item: 'a1', value: 'yes' } })
    expect(new Set(lines.map(({ code }) => code))).toEqual(new Set(['signs-mended']))
  })

  test('a "not" asks nobody on the strength of a silence, and says so unless the answer is asked for with it', () => {
    const second = (relevant: string) => form([first, row('select_one yn', 'a2', { relevant })])
    const condition = { op: 'notIn', item: 'a1', values: ['no'] }
    for (const relevant of ["${a1} != 'no'", "not(selected(${a1}, 'no'))"]) {
      expect(readForm(second(relevant)).definition?.pages[1]?.items[0]?.showIf).toEqual(condition)
      expect(said(second(relevant))).toEqual(['4 relevant silence-is-no a1'])
    }
    expect(said(second("${a1} != '' and not(selected('no', ${a1}))"))).toEqual([])
  })

  test('conditions of groups go to each question in them; a column in another language is left aside', () => {
    const page = row('begin_group', 'p', { appearance: 'field-list', relevant: "${a1} = 'yes'" })
    const given = form([first, page, row('select_one yn', 'a2', { relevant: "${a1} != 'no'" }), end])
    const { definition, lines } = readForm({ ...given, survey: given.survey.map((cells, at) => [...cells, ...Array.from({ length: 10 - cells.length }, () => ''), at === 0 ? 'label::French (fr)' : 'Oui']) })
    expect(definition?.pages[1]?.items[0]?.showIf).toEqual({ op: 'all', of: [{ op: 'eq', item: 'a1', value: 'yes' }, { op: 'notIn', item: 'a1', values: ['no'] }] })
    expect(lines.map(({ code }) => code)).toEqual(['language-ignored', 'group-condition', 'silence-is-no'])
  })

  test('selections read as other tools write them', () => {
    const read = (relevant: string) => readForm(form([first, row('select_multiple yn', 'b1'), row('select_one yn', 'a2', { relevant })])).definition?.pages[2]?.items[0]?.showIf
    expect(read("selected(${a1}, 'yes')")).toEqual({ op: 'eq', item: 'a1', value: 'yes' })
    expect(read("selected(${b1}, 'yes') or selected(${b1}, 'no')")).toEqual({ op: 'hasAny', item: 'b1', values: ['yes', 'no'] })
    expect(read('("yes" = ${a1})')).toEqual({ op: 'eq', item: 'a1', value: 'yes' })
  })

  test('a length that is not said is assumed and told', () => {
    expect(firstItem(form([row('text', 'a1')]))).toMatchObject({ type: 'text', maxLength: 200 })
    expect(said(form([row('text', 'a1', { appearance: 'multiline' })], []))).toEqual(['3 constraint length-assumed 2000'])
  })
})

test('rules that go round in circles are read, and found by the checker', () => {
  const survey = [header, begin, first, end, row('calculate', 'x', { calculation: '${y} + 1' }), row('calculate', 'y', { calculation: '${x} * 2' })]
  const { definition, rows } = readForm({ ...form([]), survey })
  expect(checkDefinition(definition).map(({ code, where }) => [code, where, rows.get(where)])).toEqual([['circular', 'x', 5], ['circular', 'y', 6]])
})
