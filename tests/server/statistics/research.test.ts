import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { researchSchema, type TakeResearch } from '../../../src/api/statistics-research.ts'
import { answerIds, identifyingIds } from '../../../src/domain/statistics/research/variables.ts'
import { freezeWhenDue } from '../../../src/server/statistics/research/frozen.ts'
import { eraseAccount } from '../../../src/server/store/accounts.ts'
import { type Client, day, type House, openHouse, problemOf } from '../house.ts'
import { publishNow } from '../office/extract-calls.ts'
import { addCounted, seeStatistics } from '../office/statistics-calls.ts'
import { atWork } from '../registry/at-work.ts'
import { ddiFaults } from '../responses/ddi-faults.ts'
import { readParquet } from '../responses/take-out.ts'
import { realHouse } from './real-house.ts'

const words = { recipient: '研究 花子（見本大学）', purpose: '博士人材のその後の研究', until: '2027-03-31' }
const look = async (client: Client) => researchSchema.parse(await (await client.request('GET', '/api/office/statistics/research')).json())
const ask = (client: Client, edition: number, more: Partial<TakeResearch> = {}) => client.request('POST', '/api/office/statistics/research', { edition, ...words, ...more })
const auditOf = (house: House) => house.store.read((tx) => tx.selectFrom('audit').select(['actorName', 'detail']).where('action', '=', 'statistics.research-file').execute())

interface Taken {
  bytes: Uint8Array
  files: Record<string, Uint8Array<ArrayBuffer>>
  rows: Record<string, string>[]
}
async function take(client: Client, edition: number): Promise<Taken> {
  const answer = await ask(client, edition)
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const files = unzipSync(bytes) as Taken['files']
  return { bytes, files, rows: parse(Buffer.from(files['people.csv'] ?? []), { bom: true, columns: true }) }
}
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
const withoutKeys = (rows: Taken['rows']): string[] => rows.map((row) => JSON.stringify({ ...row, person_key: '' })).toSorted()

const answered = { answeredOn: '2026-11-01', status: 'completed', ended: '2025-03', university: 'F113110102718', residence: 'same', activity: 'working', sector: 'univ' }

/** Two kinds of people, each more than ten, four who are like nobody, and some who did not answer. */
async function researchHouse(): Promise<{ house: House; desk: Client; edition: number }> {
  const house = await realHouse()
  const desk = await atWork(house, { email: 'desk@example.org', role: 'office' })
  for (const income of ['400_600', 'u200']) await addCounted(house, 8, { ...answered, field: '00189', income })
  await addCounted(house, 12, { ...answered, field: '00900', income: '1000', contract: 'fixed' })
  await addCounted(house, 4, { ...answered, field: '00289', sector: 'npo', residence: 'abroad', country: 'CH', income: '1000' })
  await addCounted(house, 15, { field: '00189', status: 'enrolled' })
  return { house, desk, edition: await publishNow(desk) }
}

/** Counts somebody as one of those of a field. */
const countAlike = (house: House, account: string, field: string) =>
  house.store.write(async (tx) => {
    const one = await tx.selectFrom('statisticsPeople').selectAll().where('field', '=', field).limit(1).executeTakeFirstOrThrow()
    await tx.insertInto('statisticsPeople').values({ ...one, account }).execute()
  })

describe('a research file', () => {
  it('has a row for everybody who answered and has nine others alike, says nothing of anybody, and is noted by its digest', async () => {
    const { house, desk, edition } = await researchHouse()
    expect(await look(desk)).toEqual({ newest: edition, edition, frozen: null })
    const { bytes, files, rows } = await take(desk, edition)
    expect(Object.keys(files).toSorted()).toEqual(['codebook.csv', 'codebook.json', 'ddi.xml', 'people.csv', 'people.parquet', 'readme.txt'])
    expect(Object.keys(rows[0] ?? {})).toEqual(['person_key', ...identifyingIds, ...answerIds])
    expect(rows).toHaveLength(28)
    const life = rows.filter(({ field }) => field === '00189')
    expect(life).toHaveLength(16)
    expect(life.filter(({ income }) => income === 'u200')).toHaveLength(8)
    expect(life[0]).toMatchObject({ stage: 'completed0', area: '00003', residence: 'same', work: 'univ' })
    // All twelve said the same: nobody reads it.
    expect(rows.filter(({ field }) => field === '00900').map(({ income, contract }) => `${income}${contract}`)).toEqual(Array.from({ length: 12 }, () => ''))
    const everything = Object.values(files).map(text).join('\n')
    for (const { account, university } of await house.store.read((tx) => tx.selectFrom('statisticsPeople').select(['account', 'university']).execute())) {
      expect(everything).not.toContain(account)
      expect(university === 'unknown' || !everything.includes(university)).toBe(true)
    }
    expect(everything).not.toContain('2025-03')
    const [entry] = await auditOf(house)
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ edition, rows: 28, ...words, digest: createHash('sha256').update(bytes).digest('hex') })
    expect((await look(desk)).frozen).toMatchObject({ rows: 28, leftOut: 4, gone: 0, referenceDate: '2026-11-22' })
  })

  it('is the same as CSV and as Parquet, and its code book knows every value and every number', async () => {
    const { desk, edition } = await researchHouse()
    const { files, rows } = await take(desk, edition)
    const parquet = await readParquet(files['people.parquet'] ?? new Uint8Array())
    expect(parquet.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell ?? ''])))).toEqual(rows)
    const book = JSON.parse(text(files['codebook.json'])) as { counts: unknown; variables: { name: string; codes: { code: string; label: { ja: string; en: string } }[]; empty: number; emptyTogether: number }[]; rules: { coarsening: { rows: number }[] } }
    expect(book.counts).toEqual({ rows: 28, leftOut: 4, gone: 0 })
    expect(book.rules.coarsening[0]).toEqual({ step: 0, variable: null, rows: 28 })
    for (const { name, codes } of book.variables.slice(1)) {
      const known = new Map(codes.map(({ code, label }) => [code, label]))
      for (const row of rows) expect(row[name] === '' || known.has(row[name] ?? '')).toBe(true)
      for (const [code, { ja, en }] of known) expect([ja.trim() !== '', en.trim() !== '', /\{\{/.test(ja + en), name, code]).toEqual([true, true, false, name, code])
    }
    expect(book.variables.find(({ name }) => name === 'income')).toMatchObject({ empty: 12, emptyTogether: 12 })
    const lines: Record<string, string>[] = parse(Buffer.from(files['codebook.csv'] ?? []), { bom: true, columns: true })
    expect(lines.map(({ variable }) => variable)).toEqual(Object.keys(rows[0] ?? {}))
    expect(text(files['ddi.xml'])).toContain('<caseQnty>28</caseQnty>')
    expect(await ddiFaults(text(files['ddi.xml']))).toEqual([])
    for (const said of [words.recipient, words.purpose, words.until, '4。', 'Handed to', '10人以上']) expect(text(files['readme.txt'])).toContain(said)
    expect(text(files['readme.txt'])).not.toContain('{{')
  })

  it('of the same people has other keys and another order, whoever came or changed since; whoever left is gone with all alike', async () => {
    const { house, desk, edition } = await researchHouse()
    const first = await take(desk, edition)
    await addCounted(house, 40, { ...answered, field: '00489', income: 'u200' })
    await house.store.write((tx) => tx.updateTable('statisticsPeople').set({ income: '800_1000' }).where('field', '=', '00189').execute())
    const newer = await publishNow(desk)
    expect((await look(desk)).edition).toBe(edition)
    expect((await problemOf(await ask(desk, newer))).code).toBe('changed-meanwhile')
    const second = await take(desk, edition)
    expect(withoutKeys(second.rows)).toEqual(withoutKeys(first.rows))
    expect(second.rows.filter(({ person_key: key }) => first.rows.some((row) => row['person_key'] === key))).toEqual([])
    expect(second.rows.every(({ person_key: key = '' }, at) => key > (second.rows[at - 1]?.['person_key'] ?? ''))).toBe(true)

    const leaving = await house.store.read((tx) => tx.selectFrom('statisticsPeople').select('account').where('field', '=', '00900').executeTakeFirstOrThrow())
    await house.store.write((tx) => tx.deleteFrom('statisticsPeople').where('account', '=', leaving.account).execute())
    const third = await take(desk, edition)
    expect(withoutKeys(third.rows)).toEqual(withoutKeys(first.rows.filter(({ field }) => field !== '00900')))
    expect((await look(desk)).frozen).toMatchObject({ rows: 16, gone: 12 })
    // Half a year later a newer edition's people are frozen.
    house.pass(180 * day)
    const later = await atWork(house, { email: 'later@example.org', role: 'office' })
    expect(await look(later)).toEqual({ newest: newer, edition: newer, frozen: null })
    const late = await ask(later, newer, { until: '2027-12-31' })
    expect(late.status).toBe(200)
    expect(new Set((await house.store.read((tx) => tx.selectFrom('researchRows').select('account').execute())).map(({ account }) => account)).has(leaving.account)).toBe(false)
  })

  it('keeps nothing of whoever is erased', async () => {
    const house = await realHouse()
    const desk = await atWork(house, { email: 'desk@example.org', role: 'office' })
    const person = await house.signIn('hanako@example.org')
    await addCounted(house, 20, { ...answered, field: '00189' })
    await countAlike(house, person.account, '00189')
    const { rows } = await take(desk, await publishNow(desk))
    expect(rows).toHaveLength(21)
    await house.store.write((tx) => eraseAccount(tx, person.account, house.now()))
    expect(await house.store.read((tx) => tx.selectFrom('researchRows').select('id').where('account', '=', person.account).execute())).toEqual([])
    expect((await problemOf(await ask(desk, 1))).code).toBe('not-allowed-now')
  })

  it('keeps nothing of whoever is erased while it is frozen, nor of those alike', async () => {
    const { house, desk, edition } = await researchHouse()
    const account = await house.register('hanako@example.org')
    await countAlike(house, account, '00900')
    const { store } = house
    await freezeWhenDue({ ...store, write: async (work) => (await store.write((tx) => eraseAccount(tx, account, house.now())), store.write(work)) }, house.now())
    expect(await store.read((tx) => tx.selectFrom('researchRows').select('id').where('account', '=', account).execute())).toEqual([])
    expect((await take(desk, edition)).rows.filter(({ field }) => field === '00900')).toEqual([])
    expect((await look(desk)).frozen).toMatchObject({ rows: 16, gone: 13 })
  })

  it('is refused before statistics are published, without a recipient and a purpose, and for a time that is over', async () => {
    const house = await realHouse()
    const desk = await atWork(house, { email: 'desk@example.org', role: 'office' })
    expect(await look(desk)).toEqual({ newest: null, edition: null, frozen: null })
    expect((await problemOf(await ask(desk, 1))).code).toBe('not-found')
    await addCounted(house, 40, { ...answered, field: '00189' })
    const { mark } = await seeStatistics(desk)
    expect((await desk.request('POST', '/api/office/statistics', { mark })).status).toBe(200)
    expect(await problemOf(await ask(desk, 1, { recipient: ' ' }))).toMatchObject({ code: 'bad-request', field: 'recipient' })
    expect(await problemOf(await ask(desk, 1, { purpose: '' }))).toMatchObject({ field: 'purpose' })
    expect(await problemOf(await ask(desk, 1, { until: '2026-11-21' }))).toMatchObject({ field: 'until' })
    expect(await auditOf(house)).toEqual([])
  })

  it('of an installation with made-up people has some thousands of them, and says so', async () => {
    const house = await openHouse()
    const desk = await atWork(house, { email: 'desk@example.org', role: 'office' })
    const { edition } = await look(desk)
    const { files, rows } = await take(desk, edition ?? 0)
    expect(rows.length).toBeGreaterThan(3000)
    expect(text(files['readme.txt'])).toContain('実在の人のものではありません')
    const alike = Map.groupBy(rows, (row) => identifyingIds.map((id) => row[id]).join(' '))
    for (const same of alike.values()) expect(same.length).toBeGreaterThanOrEqual(10)
  })

  it('asked for by two at once is of one freezing', async () => {
    const { house, desk, edition } = await researchHouse()
    const files = await Promise.all([take(desk, edition), take(desk, edition)])
    expect(withoutKeys(files[0].rows)).toEqual(withoutKeys(files[1].rows))
    expect(await house.store.read((tx) => tx.selectFrom('researchRows').select('id').execute())).toHaveLength(28)
    expect(await auditOf(house)).toHaveLength(2)
  })
})
