import { describe, expect, it } from 'vitest'
import { universitiesEditionSchema } from '../../../src/api/universities.ts'
import { catalogueSchema } from '../../../src/api/catalogue.ts'
import type { House } from '../house.ts'
import { openHouse, problemOf } from '../house.ts'
import { apply, atWork, plan } from './at-work.ts'

const header = '学校コード,学校種,都道府県番号,設置区分,本分校,学校名,学校所在地,郵便番号,属性情報設定年月日,属性情報廃止年月日,旧学校調査番号,移行後の学校コード'
const line = (code: string, name: string, { kind = 'F1(大学)', branch = '1(本)', abolished = '' } = {}) =>
  `${code},${kind},13(東京),1(国),${branch},${name},東京都,1000000,2020-05-01,${abolished},,`
const list = (...lines: string[]) => `${[header, ...lines].join('\r\n')}\r\n`

/** The columns 学校コード, 学校種, 学校名 and one university in Shift_JIS, as spreadsheets in Japan save them. */
const inShiftJis = new Uint8Array(
  Buffer.from(
    '8a778d5a8352815b83682c8a778d5a8eed2c8a778d5a96bc0d0a463139393130393030303030302c46312891e58a77292c8ca9967b8d4889c891e58a770d0a',
    'hex',
  ),
)

async function published(house: House) {
  const client = house.stranger()
  const { editions } = catalogueSchema.parse(await (await client.request('GET', '/api/catalogue')).json())
  const edition = editions.find(({ kind }) => kind === 'universities')
  if (!edition) throw new Error('no universities are published')
  return universitiesEditionSchema.parse(await (await client.request('GET', edition.href)).json()).universities
}

describe('the list of school codes', () => {
  it('is shown before anything happens, taken in at once, and changes nothing the second time', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const file = list(
      line('F199110900001', '見本工科大学'),
      line('F113110102700', '東京大学'),
      line('B199110900009', '見本小学校', { kind: 'B1(小学校)' }),
      line('F199110900002', '閉じた大学', { abolished: '2024-03-31' }),
      line('F113110102746', '新東京科学大学'),
    )
    const before = await published(house)
    const shown = await plan(office, 'universities', file)
    expect(shown.adds.map(({ title, line }) => ({ title, line }))).toEqual([{ title: '見本工科大学', line: 2 }])
    expect(shown.changes).toEqual([
      { line: 6, title: '東京科学大学', fields: [{ field: 'name', before: '東京科学大学', after: '新東京科学大学' }], doubts: [] },
    ])
    expect({ unchanged: shown.unchanged, passed: shown.passed, wrong: shown.wrong }).toEqual({ unchanged: 1, passed: 2, wrong: [] })
    expect(await published(house)).toEqual(before)

    const done = await apply(office, 'universities', file, shown.token)
    expect(await done.json()).toEqual({ added: 1, changed: 1 })
    const after = await published(house)
    expect(after.find(({ id }) => id === 'F199110900001')).toMatchObject({ name: { ja: '見本工科大学' }, member: false })
    expect(after.find(({ id }) => id === 'F113110102746')).toMatchObject({ name: { ja: '新東京科学大学', en: 'Institute of Science Tokyo' }, member: true })

    const again = await plan(office, 'universities', file)
    expect({ adds: again.adds, changes: again.changes, unchanged: again.unchanged }).toEqual({ adds: [], changes: [], unchanged: 3 })
    expect(await (await apply(office, 'universities', file, again.token)).json()).toEqual({ added: 0, changed: 0 })
    expect(await published(house)).toEqual(after)
  })

  it('is taken in whole or not at all: one wrong line, and nothing happens', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const file = list(line('F199110900001', '見本工科大学'), line('F1', '番号のない大学'), line('F199110900001', '二度目の大学'), line('F199110900003', ''))
    const shown = await plan(office, 'universities', file)
    expect(shown.wrong.map(({ line, reason }) => ({ line, reason }))).toEqual([
      { line: 3, reason: 'code' },
      { line: 4, reason: 'twice' },
      { line: 5, reason: 'name-missing' },
    ])
    expect(await problemOf(await apply(office, 'universities', file, shown.token))).toMatchObject({ status: 422, code: 'import-wrong' })
    expect((await published(house)).some(({ id }) => id === 'F199110900001')).toBe(false)
  })

  it('does what was shown or refuses, when somebody changed things meanwhile', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const file = list(line('F199110900001', '見本工科大学'))
    const shown = await plan(office, 'universities', file)
    await apply(office, 'universities', file, shown.token)
    expect(await problemOf(await apply(office, 'universities', file, shown.token))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
  })

  it('is taken in once when two people press at the same time', async () => {
    const house = await openHouse()
    const [one, two] = [await atWork(house), await atWork(house, { email: 'second@example.jp' })]
    const file = list(line('F199110900001', '見本工科大学'))
    const { token } = await plan(one, 'universities', file)
    const answers = await Promise.all([apply(one, 'universities', file, token), apply(two, 'universities', file, token)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  it('may be in Shift_JIS, in UTF-8 with a mark or without, or in UTF-16, with commas or tabs', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const text = '学校コード,学校種,学校名\r\nF199109000000,F1(大学),見本工科大学\r\n'
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le'))
    for (const [file, encoding] of [
      [text, 'utf-8'],
      [`\uFEFF${text}`, 'utf-8'],
      [utf16, 'utf-16le'],
      [inShiftJis, 'shift_jis'],
    ] as const) {
      const shown = await plan(office, 'universities', file)
      expect({ encoding: shown.encoding, titles: shown.adds.map(({ title }) => title) }).toEqual({ encoding, titles: ['見本工科大学'] })
    }
  })
})

describe('the list of members', () => {
  it('names universities by code or by name, and says since when they are members and whom to ask', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const file = '大学名,加入日,連絡先,英語名\n上智大学,2024年4月1日,"窓口, 03-0000-0000",\n横市,2025/10/1,,Yokohama City University\n名前のない大学,,,\n'
    const shown = await plan(office, 'members', file)
    expect(shown.changes.map(({ title }) => title)).toEqual(['上智大学', '横浜市立大学'])
    expect(shown.changes[0]?.fields).toEqual([
      { field: 'member', before: 'false', after: 'true' },
      { field: 'since', before: null, after: '2024-04-01' },
      { field: 'contact', before: null, after: '窓口, 03-0000-0000' },
    ])
    expect(shown.wrong).toEqual([{ line: 4, reason: 'university-unknown', values: { value: '名前のない大学' } }])
    const mended = file.replace('名前のない大学,,,\n', '')
    const { token } = await plan(office, 'members', mended)
    expect((await apply(office, 'members', mended, token)).status).toBe(200)
    expect((await published(house)).find(({ name }) => name.ja === '上智大学')).toMatchObject({ member: true, since: '2024-04-01' })
  })

  it('says what is wrong with a date, a domain, a name that several have', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const shown = await plan(office, 'members', 'code,name,since,domains\nF113310103064,,2024-02-30,\nF114210104616,,,not a domain!\n,Nowhere,,\nF113310103064,,,\nF113310103064,,,\n')
    expect(shown.wrong.map(({ line, reason }) => ({ line, reason }))).toEqual([
      { line: 2, reason: 'since' },
      { line: 3, reason: 'domains' },
      { line: 4, reason: 'university-unknown' },
      { line: 6, reason: 'twice' },
    ])
  })
})

describe('a file that is no table', () => {
  const refused: [string, string | Uint8Array<ArrayBuffer>, object][] = [
    ['is empty', '\r\n\r\n', { code: 'import-unreadable', reason: 'empty' }],
    ['is a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 1, 2]), { code: 'import-unreadable', reason: 'spreadsheet' }],
    ['is neither UTF-8 nor Shift_JIS', new Uint8Array([0x61, 0xff, 0xff, 0x0a]), { code: 'import-unreadable', reason: 'encoding' }],
    ['has a null in it', 'a,b\0\n', { code: 'import-unreadable', reason: 'encoding' }],
    ['has a quote that never ends', '学校コード,学校種,学校名\n"F1,', { code: 'import-unreadable', reason: 'quotes' }],
    ['has other columns', '名前,年齢\nあ,1\n', { code: 'import-unreadable', reason: 'no-header' }],
  ]
  it.each(refused)('%s: is refused with the reason', async (_, file, expected) => {
    const house = await openHouse()
    const office = await atWork(house)
    expect(await problemOf(await office.request('POST', '/api/office/imports/members', file))).toMatchObject({ status: 422, ...expected })
  })

  it('of a million lines is refused before it is read, whether its bytes or its lines are too many', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const began = performance.now()
    const lines = await problemOf(await office.request('POST', '/api/office/imports/universities', 'a\n'.repeat(1_000_000)))
    expect(lines).toMatchObject({ status: 422, reason: 'too-many-lines' })
    const bytes = await problemOf(await office.request('POST', '/api/office/imports/members', 'a,b,c,d\n'.repeat(1_000_000)))
    expect(bytes).toMatchObject({ status: 413, code: 'too-large' })
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})
