import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { extractChoicesSchema, extractSchema } from '../../../src/api/statistics-extract.ts'
import type { Crossing } from '../../../src/domain/statistics/crossing.ts'
import { all, rowOf } from '../../../src/domain/statistics/published.ts'
import { type Client, type House, problemOf } from '../house.ts'
import { everyField, publishNow } from '../office/extract-calls.ts'
import { addCounted } from '../office/statistics-calls.ts'
import { openZip } from '../../../src/server/office/spreadsheet-zip.ts'
import { atWork } from '../registry/at-work.ts'
import { realHouse } from './real-house.ts'

const choices = async (client: Client) => extractChoicesSchema.parse(await (await client.request('GET', '/api/office/statistics/extract')).json())
const ask = (client: Client, crossing: Crossing, edition: number) => client.request('POST', '/api/office/statistics/extract', { crossing, edition })
const take = (client: Client, crossing: Crossing, more: { edition: number; file: 'csv' | 'xlsx'; language?: 'ja' | 'en' }) =>
  client.request('POST', '/api/office/statistics/extract/out', { crossing, language: 'ja', ...more })
const auditOf = (house: House) => house.store.read((tx) => tx.selectFrom('audit').select(['action', 'detail']).where('action', '=', 'statistics.extracted').execute())

const joined: Crossing = {
  table: 'funding',
  rows: [{ groups: [{ name: '=1+1 理工', of: ['00189', '00289'] }], others: true }, 'open'],
  answers: { groups: [{ name: 'お金が出た', of: ['living', 'scholarship', 'work'] }], others: true },
}

async function publishedHouse(): Promise<{ house: House; desk: Client; edition: number }> {
  const house = await realHouse()
  const desk = await atWork(house, { email: 'desk@example.org', role: 'office' })
  const answered = { status: 'enrolled', answeredOn: '2026-11-01' }
  await addCounted(house, 60, { ...answered, field: '00189', funding: 'living' })
  await addCounted(house, 30, { ...answered, field: '00189', funding: 'none' })
  await addCounted(house, 40, { ...answered, field: '00289', funding: 'work' })
  return { house, desk, edition: await publishNow(desk) }
}

describe('an extract', () => {
  it('is made of the newest edition alone: nobody who came since is in it, and before one there is none', async () => {
    const empty = await realHouse()
    const clerk = await atWork(empty, { email: 'desk@example.org', role: 'office' })
    expect(await choices(clerk)).toEqual({ edition: null })
    expect((await problemOf(await ask(clerk, everyField, 1))).code).toBe('not-found')

    const { house, desk, edition } = await publishedHouse()
    expect((await choices(desk)).edition).toMatchObject({ edition, sample: false, people: { size: 130 } })
    const before = extractSchema.parse(await (await ask(desk, joined, edition)).json()).table
    expect(rowOf(before, ['group1', all])).toMatchObject({ size: 130, answered: 130, cells: [100, null, null, 30] })
    await addCounted(house, 60, { field: '00389', status: 'enrolled', answeredOn: '2026-11-01', funding: 'work' })
    expect(extractSchema.parse(await (await ask(desk, joined, edition)).json()).table).toEqual(before)
    // What is on screen is another edition's then.
    expect(await publishNow(desk)).toBe(edition + 1)
    expect((await problemOf(await take(desk, joined, { edition, file: 'csv' }))).code).toBe('changed-meanwhile')
  })

  it('is refused where it cannot be, and says what of it', async () => {
    const { desk, edition } = await publishedHouse()
    const wrong = await problemOf(await ask(desk, { ...joined, rows: ['codes'] }, edition))
    expect(wrong).toMatchObject({ code: 'bad-request', field: 'crossing.rows' })
    expect((await ask(desk, { ...joined, rows: [{ groups: [{ name: 'x', of: ['00189', '00189'] }], others: true }, 'open'] }, edition)).status).toBe(400)
  })

  it('goes out as CSV with what has to be read with it, and is noted by its codes alone', async () => {
    const { house, desk, edition } = await publishedHouse()
    const answer = await take(desk, joined, { edition, file: 'csv' })
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="jgrad-funding-${edition}.csv"`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines: string[][] = parse(Buffer.from(bytes), { bom: true, relax_column_count: true })
    expect(lines[0]?.slice(0, 5)).toEqual(['研究分野コード', '研究分野', '対象の人', '答えた人', 'お金が出た'])
    expect(lines[1]?.slice(0, 2)).toEqual(['all', '全体'])
    expect(lines[2]).toEqual(['00189+00289', "'=1+1 理工", '130', '130', '100', 'x', 'x', '30'])
    const text = lines.flat().join('\n')
    for (const words of [`第${edition}版`, '2026-11-22現在', '定義：', '登録した人のうち', '「=1+1 理工」＝', `/catalogue/statistics/${edition}-`, '二つの質問']) expect(text).toContain(words)
    const [entry] = await auditOf(house)
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      edition, file: 'csv', table: 'funding', rows: ['00189+00289 others', 'open'], answers: 'living+scholarship+work others',
    })
  })

  it('goes out as a spreadsheet, in English too, whose numbers are numbers and whose names reckon nothing', async () => {
    const { house, desk, edition } = await publishedHouse()
    const answer = await take(desk, joined, { edition, file: 'xlsx', language: 'en' })
    const opened = openZip(new Uint8Array(await answer.arrayBuffer()), (name) => name.endsWith('.xml'))
    if (!opened.ok) throw new Error(opened.reason)
    const sheet = opened.entries.texts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('<v>130</v>')
    expect(sheet).not.toContain('<f>')
    expect(opened.entries.texts.get('xl/sharedStrings.xml')).toContain(`edition ${edition}`)
    expect(await auditOf(house)).toHaveLength(1)
  })
})
