import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileKind } from '../../../../src/api/office-postings.ts'
import { markOf } from '../../../../src/domain/posting/digest.ts'
import { type Posting, postingSchema } from '../../../../src/domain/posting/posting.ts'
import { type ReadBatch, readFile } from '../../../../src/server/postings/read-file.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
async function read(file: string | Uint8Array, kind: FileKind = 'csv') {
  const opened = await readFile(typeof file === 'string' ? bytesOf(file) : file, kind)
  if (!opened.ok) return { unreadable: opened.problem.reason, encoding: null, postings: [], bodies: [], wrong: [], doubtful: [] }
  const all: ReadBatch = { postings: [], wrong: [], doubtful: [] }
  for await (const { postings, wrong, doubtful } of opened.batches) {
    all.postings.push(...postings)
    all.wrong.push(...wrong)
    all.doubtful.push(...doubtful)
  }
  return { unreadable: null, encoding: opened.encoding, ...all, bodies: all.postings.map(({ body }) => postingSchema.parse({ ...(JSON.parse(body) as object), since: 0 })) }
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const table = (...rows: Record<string, string>[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => cells.map(quoted).join(',')).join('\r\n')
}
const line = (more: Record<string, string> = {}): Record<string, string> => ({ 求人ID: 'D126110001', 求人件名: '助教の公募', 機関名: '見本大学', 公開開始日: '2026年11月1日', 募集終了日: '令和8年12月22日', ...more })
const ldOf = (...more: Record<string, unknown>[]): Record<string, unknown>[] =>
  more.map((each, at) => ({ '@context': 'https://schema.org/', '@type': 'JobPosting', identifier: `x-${at}`, title: '研究員', hiringOrganization: { '@type': 'Organization', name: '見本研究所' }, datePosted: '2026-11-01', ...each }))

describe('a table with the labels of JREC-IN', () => {
  it('gives the postings with their codes and texts', async () => {
    const { bodies, doubtful, wrong } = await read(
      table(line({
        機関種別: '国立大学', 更新日: '2026/11/10', 勤務地: '東京都文京区', 研究分野: '情報通信 - 知能情報学\nライフサイエンス - 植物栄養学、土壌学', 職種: '助教相当', 雇用形態: '契約',
        任期: '任期あり（テニュアトラック）', 年収: '500万円～700万円', 仕事内容・職務内容: '=HYPERLINK("https://evil.example/","見る")\r\n<script>alert(1)</script>',
        応募上の配慮: '障害のある方', 電子応募: '電子応募対応あり', URL: 'https://example.jp/jobs/1', '求人件名（英語）': 'Assistant professor', '応募資格（英語）': 'PhD',
      })),
    )
    expect({ wrong, doubtful }).toEqual({ wrong: [], doubtful: [] })
    expect(bodies).toEqual([{
      id: 'D126110001', title: { ja: '助教の公募', en: 'Assistant professor' }, institution: { ja: '見本大学' },
      fields: [{ large: '00289', small: '61030' }, { large: '00189', small: '38010' }], jobTypes: ['00014'], institutionType: '00001', prefectures: ['00013'], country: 'JP',
      employmentForms: ['02'], terms: ['0', '3'], pay: { from: 5_000_000, to: 7_000_000 }, considerations: ['1'], entryWays: ['0'],
      publishedOn: '2026-11-01', updatedOn: '2026-11-10', closesOn: '2026-12-22', since: 0, sample: false,
      texts: {
        parts: {
          // A formula is the text that it is, and so is what looks like HTML.
          duties: { ja: '=HYPERLINK("https://evil.example/","見る")\n<script>alert(1)</script>' },
          place: { ja: '東京都文京区' }, term: { ja: '任期あり（テニュアトラック）' }, pay: { ja: '500万円～700万円' }, requirements: { en: 'PhD' },
        },
        page: 'https://example.jp/jobs/1', applyAt: null,
      },
    } satisfies Posting])
  })

  it('is read in Shift_JIS as well', async () => {
    // 求人ID,件名,機関名,公開日 and one line.
    const shiftJis = Buffer.from('8b8190 6c49442c8c8f96bc2c8b408ad696bc2c8cf68a4a93fa0d0a44313236313130303031 2c8f958bb32c8ca9967b91e58a772c323032362f31312f31'.replaceAll(' ', ''), 'hex')
    const { bodies, encoding } = await read(shiftJis)
    expect({ encoding, title: bodies[0]?.title.ja, institution: bodies[0]?.institution.ja, published: bodies[0]?.publishedOn }).toEqual({ encoding: 'shift_jis', title: '助教', institution: '見本大学', published: '2026-11-01' })
  })

  it('tells of each wrong line which it is and why, and takes the others', async () => {
    const wrongLines: [string, Record<string, string>][] = [
      ['id-missing', line({ 求人ID: '' })],
      ['id', line({ 求人ID: 'あ'.repeat(10) })],
      ['id', line({ 求人ID: 'x'.repeat(65) })],
      ['twice', line({ 求人ID: 'Ｄ126110001' })],
      ['title-missing', line({ 求人ID: 'a1', 求人件名: ' ' })],
      ['title-too-long', line({ 求人ID: 'a2', 求人件名: 'あ'.repeat(401) })],
      ['institution-missing', line({ 求人ID: 'a3', 機関名: '' })],
      ['published-missing', line({ 求人ID: 'a4', 公開開始日: '' })],
      ['date', line({ 求人ID: 'a5', 公開開始日: '2026年2月30日' })],
      ['date', line({ 求人ID: 'a6', 募集終了日: '2026-13-01' })],
      ['dates-crossed', line({ 求人ID: 'a7', 募集終了日: '2026-10-01' })],
      ['characters', line({ 求人ID: 'a8', 業務内容: 'a\u0007b' })],
      ['text-too-long', line({ 求人ID: 'a9', 業務内容: 'x'.repeat(50_000) })],
      ['too-large', line({ 求人ID: 'a10', 業務内容: '研究'.repeat(4000), 応募資格: '研究'.repeat(4000), 応募方法: '研究'.repeat(1000) })],
    ]
    const { wrong, postings } = await read(table(line(), ...wrongLines.map(([, row]) => row), line({ 求人ID: 'last' })))
    expect(wrong.map(({ line, reason }) => [line, reason])).toEqual(wrongLines.map(([reason], at) => [at + 3, reason]))
    expect(postings.map(({ id }) => id)).toEqual(['D126110001', 'last'])
  })

  it('keeps what it can not read as unknown, and says so', async () => {
    const { doubtful, bodies } = await read(table(line({ 研究分野: '占星術', 職種: '占い師', 機関種別: '城', 雇用形態: '終身', 年収: 'たくさん', 応募上の配慮: '笑顔', URL: 'javascript:alert(1)', 勤務地: 'どこか', 更新日: 'きのう', 募集終了日: '決まり次第' })))
    expect(doubtful.map(({ reason }) => reason).toSorted()).toEqual(['address', 'consideration', 'employment-form', 'field', 'institution-type', 'job-type', 'pay', 'place', 'updated'])
    expect(bodies[0]).toMatchObject({ fields: [], jobTypes: [], institutionType: null, closesOn: null, texts: { page: null } })
  })
})

describe('JSON-LD', () => {
  it('gives the postings of an object, a list, a graph and a page', async () => {
    const [one = {}, two = {}] = ldOf({}, {})
    const page = `<!doctype html><script>var x = 1</script><script type="application/ld+json">${JSON.stringify(one)}</script><p>…</p><SCRIPT id=2 type='application/ld+json'>${JSON.stringify([two])}</SCRIPT>`
    for (const [file, ids] of [[JSON.stringify(one), ['x-0']], [JSON.stringify([one, two]), ['x-0', 'x-1']], [JSON.stringify({ '@graph': [{ '@type': 'WebPage' }, one, two] }), ['x-0', 'x-1']], [page, ['x-0', 'x-1']]] as const) {
      expect((await read(file, 'json-ld')).postings.map(({ id }) => id)).toEqual(ids)
    }
  })

  it('says in our codes what it says in its own', async () => {
    const { bodies, doubtful } = await read(JSON.stringify(ldOf({
      identifier: { '@type': 'PropertyValue', name: '見本', value: 4711 }, title: [{ '@value': '研究員', '@language': 'ja' }, { '@value': 'Researcher', '@language': 'en' }],
      description: '<p>研究</p><script>alert(1)</script>', validThrough: '2026-12-31T14:59:59Z', employmentType: ['PART_TIME', 'TEMPORARY'],
      jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressRegion: '京都府', addressLocality: '京都市', addressCountry: 'JP' } },
      baseSalary: { '@type': 'MonetaryAmount', currency: 'JPY', value: { '@type': 'QuantitativeValue', minValue: 300_000, maxValue: 400_000, unitText: 'MONTH' } },
      url: 'https://example.jp/4711', directApply: true, occupationalCategory: '研究員・ポスドク相当', industry: '情報通信 - 知能情報学',
    })), 'json-ld')
    expect(doubtful).toEqual([])
    expect(bodies[0]).toMatchObject({
      id: '4711', title: { ja: '研究員', en: 'Researcher' }, closesOn: '2026-12-31', employmentForms: ['04'], terms: ['0'], prefectures: ['00026'], country: 'JP',
      pay: { from: 3_600_000, to: 4_800_000 }, entryWays: ['2'], jobTypes: ['00015'], fields: [{ large: '00289', small: '61030' }],
      texts: { parts: { duties: { ja: '研究' } }, page: 'https://example.jp/4711', applyAt: 'https://example.jp/4711' },
    })
  })

  it('of a posting without an id takes its address for one, and of one that is nothing nothing', async () => {
    const { postings } = await read(JSON.stringify(ldOf({ identifier: undefined, url: 'https://example.jp/a' }, { identifier: undefined, url: 'https://example.jp/b' })), 'json-ld')
    expect(new Set(postings.map(({ id }) => id)).size).toBe(2)
    expect((await read(JSON.stringify(ldOf({ identifier: {}, '@id': 5, title: { a: [1] }, hiringOrganization: 7, jobLocation: [null, 3], baseSalary: 'x' })), 'json-ld')).wrong.map(({ reason }) => reason)).toEqual(['id-missing'])
    expect((await read(`[{"@type":"JobPosting","identifier":"x","title":"\\ud800","hiringOrganization":"y","datePosted":"2026-11-01"}]`, 'json-ld')).wrong.map(({ reason }) => reason)).toEqual(['characters'])
  })
})

describe('any file', () => {
  it('is read or refused, and never breaks anything', async () => {
    const scraps = ['求人ID,求人件名,機関名\n', '"', ',', '\n', '{"@type":"JobPosting"', '[', ']', '<script type="application/ld+json">', '</script>', '\u0000', '2026-11-01', 'D1', '\ud800', '"@graph":', ':', '{}', '=1+1']
    const texts = fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 20 })), { maxLength: 20 }).map((parts) => bytesOf(parts.join('')))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), texts), fc.constantFrom<FileKind>('csv', 'json-ld'), async (bytes, kind) => {
        const { bodies } = await read(bytes, kind)
        for (const { texts, ...heading } of bodies) expect(await markOf(heading, texts ?? { parts: {}, page: null, applyAt: null })).toMatch(/^[0-9a-f]{16}$/)
      }),
      { numRuns: 300 },
    )
  })

  it('that says the same again has the same marks', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(fc.record({ 求人件名: cell, 業務内容: cell, 勤務地: cell, 研究分野: cell, 年収: cell }), async (more) => {
        const marks = async () => (await read(table(line(more)))).postings.map(({ mark, body }) => [mark, body])
        expect(await marks()).toEqual(await marks())
      }),
    )
  })

  it('of a million lines, packed, or with nothing in it is refused early', async () => {
    const begun = performance.now()
    const many = bytesOf(`求人ID,求人件名,機関名,公開日\n${'D126110001,助教,見本大学,2026-11-01\n'.repeat(1_000_000)}`)
    expect((await read(many)).unreadable).toBe('too-many-lines')
    expect(performance.now() - begun).toBeLessThan(15_000)
    expect((await read(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]))).unreadable).toBe('compressed')
    expect((await read(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]), 'json-ld')).unreadable).toBe('compressed')
    expect((await read('求人ID,求人件名,機関名\n')).unreadable).toBe('no-postings')
    expect((await read('')).unreadable).toBe('empty')
    expect((await read('{"a":', 'json-ld')).unreadable).toBe('json')
    expect((await read('<p>', 'json-ld')).unreadable).toBe('no-postings')
    expect((await read('氏名,年齢\n太郎,3\n')).unreadable).toBe('no-header')
  })
})
