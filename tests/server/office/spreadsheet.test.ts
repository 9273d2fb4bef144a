import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { maxSpreadsheetBytes, readSpreadsheetSchema, refusedSpreadsheetSchema, unreadableSpreadsheetSchema } from '../../../src/api/office-spreadsheets.ts'
import { officeQuestionnaireSchema } from '../../../src/api/office-questionnaires.ts'
import { yearlyQuestionnaire } from '../../../src/server/samples/questionnaire/definition.ts'
import { type Client, openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { entriesOf, question, smallForm, workbook } from './workbook.ts'

const path = '/api/office/questionnaires'
type Bytes = Uint8Array<ArrayBuffer>
const hand = (office: Client, file: Bytes) => office.request('POST', `${path}/read-spreadsheet`, file)
const office = async () => atWork(await openHouse())

async function read(client: Client, file: Bytes) {
  const answer = await hand(client, file)
  expect(answer.status).toBe(200)
  return readSpreadsheetSchema.parse(await answer.json())
}
async function refused(client: Client, file: Bytes) {
  const answer = await problemOf(await hand(client, file))
  expect(answer).toMatchObject({ status: 422, code: 'spreadsheet-refused' })
  return refusedSpreadsheetSchema.parse(answer).lines
}
async function unreadable(client: Client, file: Bytes) {
  const answer = await problemOf(await hand(client, file))
  expect(answer).toMatchObject({ status: 422, code: 'spreadsheet-unreadable' })
  return unreadableSpreadsheetSchema.parse(answer).reason
}

describe('a questionnaire as a spreadsheet', () => {
  it('goes out with all 46 questions and comes in unchanged', async () => {
    const client = await office()
    const begun = await client.request('POST', path, { origin: 'import', definition: yearlyQuestionnaire })
    expect(begun.status).toBe(201)
    const file = await client.request('GET', `${path}/yearly/spreadsheet`)
    expect(file.headers.get('content-type')).toContain('spreadsheetml')
    expect(file.headers.get('content-disposition')).toContain('yearly-2.xlsx')
    const { definition, lines, problems } = await read(client, new Uint8Array(await file.arrayBuffer()))
    expect({ definition, lines, problems }).toEqual({ definition: { ...yearlyQuestionnaire, version: 2 }, lines: [], problems: [] })
    const first = await client.request('GET', `${path}/yearly/spreadsheet?version=1`)
    expect((await read(client, new Uint8Array(await first.arrayBuffer()))).definition).toEqual(yearlyQuestionnaire)
    expect((await client.request('GET', `${path}/yearly/spreadsheet?version=7`)).status).toBe(404)
    expect((await client.request('GET', `${path}/nothing/spreadsheet`)).status).toBe(404)
    // Reading stored nothing.
    const { working } = officeQuestionnaireSchema.parse(await (await client.request('GET', `${path}/yearly`)).json())
    expect(working?.rev).toBe(1)
  })

  it('keeps every sign of its words: line breaks, spaces, what looks like code', async () => {
    const client = await office()
    const label = { ja: '  「A&B」<1>\n二行目 _x000D_ =1+1 😀 ', en: '\'quoted\' _x005F_ "twice" \t end' }
    const [page] = yearlyQuestionnaire.pages
    const [item] = page?.items ?? []
    if (!page || !item) throw new Error('there is no first question')
    const definition = { ...yearlyQuestionnaire, id: 'signs', pages: [{ ...page, items: [{ ...item, label }] }] }
    await client.request('POST', path, { origin: 'import', definition })
    const file = await client.request('GET', `${path}/signs/spreadsheet`)
    expect((await read(client, new Uint8Array(await file.arrayBuffer()))).definition.pages[0]?.items[0]?.label).toEqual(label)
  })

  it('is for the office alone', async () => {
    const house = await openHouse()
    const hanako = await house.signIn('hanako@example.jp')
    expect((await hand(hanako, workbook(smallForm([question])))).status).toBe(403)
    expect((await house.stranger().request('GET', `${path}/yearly/spreadsheet`)).status).toBe(401)
  })
})

describe('a file that somebody made', () => {
  it('is read from inline texts, shared ones with readings, numbers and formulas that have a value', async () => {
    const client = await office()
    const shared = '<sst><si><r><t>働いて</t></r><r><t>いますか</t></r><rPh sb="0" eb="1"><t>ハタライテ</t></rPh></si></sst>'
    const file = workbook(
      smallForm([['select_one yn', 'a1', { xml: '<c r="@" t="s"><v>0</v></c>' }, { xml: '<c r="@" t="str"><f>"Do you "&amp;"work?"</f><v>Do you work?</v></c>' }, { xml: '<c r="@" t="b"><v>1</v></c>' }]],
        [['yn', 1, 'はい', 'Yes'], ['yn', 2.0000000000000004, 'いいえ', 'No']]),
      {}, { 'xl/sharedStrings.xml': strToU8(shared), 'xl/vbaProject.bin': strToU8('macro') },
    )
    const { definition, lines } = await read(client, file)
    expect(definition.pages[0]?.items[0]).toMatchObject({ label: { ja: '働いていますか', en: 'Do you work?' }, required: true, options: [{ code: '1' }, { code: '2' }] })
    expect(lines).toEqual([{ sheet: '', code: 'macros-ignored' }, { sheet: 'survey', row: 3, column: 'D', code: 'formula-read' }])
  })

  it('has what can not be published told with its row, without being refused', async () => {
    const client = await office()
    const { problems } = await read(client, workbook(smallForm([
      [...question, "${a2} = 'yes'"], ['select_one yn', 'a2', '質問', 'Question', '', "${a1} = 'yes'"],
    ])))
    expect(problems).toEqual([{ code: 'forward-reference', where: 'a1', detail: 'a2', row: 3 }])
  })

  it('has merged cells, errors, dates and formulas without a value named by row and column', async () => {
    const client = await office()
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const lines = await refused(client, workbook(
      smallForm([question, ['text', { xml: '<c r="@" s="1"><v>45000</v></c>' }, { xml: '<c r="@" t="e"><v>#REF!</v></c>' }, { xml: '<c r="@"><f>A1</f></c>' }]]),
      { survey: '<mergeCells><mergeCell ref="C3:D4"/></mergeCells>' }, { 'xl/styles.xml': strToU8(styles) },
    ))
    expect(lines).toEqual([
      { sheet: 'survey', row: 4, column: 'B', code: 'cell-date' },
      { sheet: 'survey', row: 4, column: 'C', code: 'cell-error' },
      { sheet: 'survey', row: 4, column: 'D', code: 'formula-empty' },
      { sheet: 'survey', row: 3, code: 'merged-cells', detail: 'C3:D4' },
    ])
  })

  it('has sheets that are missing named', async () => {
    const { survey = [] } = smallForm([question])
    const lines = await refused(await office(), workbook({ survey, 覚え書き: [['x']] }))
    expect(lines.map(({ sheet, code }) => [sheet, code])).toEqual([['choices', 'sheet-missing'], ['settings', 'sheet-missing'], ['覚え書き', 'sheet-ignored']])
  })

  it('with 5,000 rows is answered, and one with more than a questionnaire can have is refused', async () => {
    const client = await office()
    const rows = Array.from({ length: 5000 }, (_, at) => ['select_one yn', `q${at}`, '質問', 'Question'])
    expect((await refused(client, workbook(smallForm(rows)))).map(({ code }) => code)).toContain('too-large')
    const many = Array.from({ length: 150 }, (_, at) => ['yn', `c${at}`, 'はい', 'Yes'])
    expect((await read(client, workbook(smallForm([question], many)))).problems).toEqual([])
    const far = smallForm([question])
    const lines = await refused(client, workbook({ ...far, survey: [...(far['survey'] ?? []), [{ xml: '<c r="A900000" t="str"><v>x</v></c>' }]] }, {}))
    expect(lines.length).toBeGreaterThan(0)
  })

  it('that is a bomb is given up before it is large, whether it says its size or lies', async () => {
    const client = await office()
    const bomb = Uint8Array.from(zipSync({ ...entriesOf(smallForm([question])), 'xl/sharedStrings.xml': new Uint8Array(16 * 1024 * 1024) }, { level: 9 }))
    expect(bomb.byteLength).toBeLessThan(200_000)
    expect(await unreadable(client, bomb)).toBe('too-large')
    // The sizes in the headers say one byte: what it really inflates to counts.
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    for (let at = 0; at + 30 < lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1, true)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
    }
    expect(await unreadable(client, lying)).toBe('too-large')
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`xl/media/${at}.png`, strToU8('x')]))
    expect(await unreadable(client, workbook(smallForm([question]), {}, many))).toBe('too-large')
    expect((await problemOf(await hand(client, new Uint8Array(maxSpreadsheetBytes + 1)))).code).toBe('too-large')
  })

  it('that brings entities of its own is not read', async () => {
    const sheet = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    expect(await unreadable(await office(), workbook(smallForm([question]), {}, { 'xl/worksheets/sheet1.xml': strToU8(sheet) }))).toBe('damaged')
  })

  it('that is no spreadsheet, an old or a locked one, or cut off, says which', async () => {
    const client = await office()
    expect(await unreadable(client, Uint8Array.from(strToU8('type,name\ntext,a1\n')))).toBe('not-a-spreadsheet')
    expect(await unreadable(client, Uint8Array.from(zipSync({ 'content.xml': strToU8('<x/>') })))).toBe('not-a-spreadsheet')
    expect(await unreadable(client, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('old-or-locked')
    const whole = workbook(smallForm([question]))
    expect(['damaged', 'not-a-spreadsheet']).toContain(await unreadable(client, whole.slice(0, 500)))
    expect(await unreadable(client, workbook(smallForm([question]), {}, { 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row>') }))).toBe('damaged')
  })
})
