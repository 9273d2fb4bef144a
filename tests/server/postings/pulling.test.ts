import { describe, expect, it } from 'vitest'
import { type PostingSource, postingSourceSchema, postingSourcesSchema, type PostingSourceWords } from '../../../src/api/posting-sources.ts'
import { fetchFile } from '../../../src/server/postings/fetch-file.ts'
import { isPublicAddress } from '../../../src/server/push/endpoint.ts'
import { type Client, hour, openHouse, problemOf } from '../house.ts'
import { atWork } from '../registry/at-work.ts'
import { lineOf, open, search, tableOf, takeIn } from './desk.ts'
import { openSourceServer } from './source-server.ts'

async function openDesk() {
  const there = await openSourceServer()
  const house = await openHouse({ config: { postingsNear: there.near } })
  const desk = await atWork(house)
  await house.store.write((tx) => tx.deleteFrom('postings').execute())
  const address = (path: string) => `https://${there.near.host}${path}`
  const words = (more: Partial<PostingSourceWords> = {}): PostingSourceWords => ({ name: '見本', address: address('/jobs.csv'), kind: 'csv', whole: true, every: 6, active: true, ...more })
  const addSource = async (more: Partial<PostingSourceWords> = {}) => postingSourceSchema.parse(await (await desk.request('POST', '/api/office/postings/sources', words(more))).json())
  return { there, house, desk, address, words, addSource }
}
const sourcesOf = async (desk: Client): Promise<PostingSource[]> => postingSourcesSchema.parse(await (await desk.request('GET', '/api/office/postings/sources')).json()).sources
const pull = async (desk: Client, id: string, rash = false): Promise<PostingSource> =>
  postingSourceSchema.parse(await (await desk.request('POST', `/api/office/postings/sources/${id}/pull`, { rash })).json())
const many = (count: number, from = 0) => tableOf(...Array.from({ length: count }, (_, at) => lineOf(`S${from + at}`)))

describe('a source', () => {
  it('is fetched when its turn comes, and not again while it is the same file', async () => {
    const { there, house, desk, addSource } = await openDesk()
    there.answers['/jobs.csv'] = { headers: { etag: '"one"' }, body: tableOf(lineOf('S1'), lineOf('S2')) }
    const { id } = await addSource()
    await house.work()
    expect(await sourcesOf(desk)).toMatchObject([{ id, lastAt: new Date(house.now()).toISOString(), lastOutcome: { kind: 'taken-in', done: { added: 2 } } }])
    expect((await search(desk, { source: id })).total).toBe(2)
    house.pass(hour)
    await house.work()
    expect(there.asked).toHaveLength(1)
    house.pass(5 * hour)
    await house.work()
    expect(there.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"'])
    expect((await sourcesOf(desk))[0]?.lastOutcome).toEqual({ kind: 'same' })

    there.answers['/jobs.csv'] = { headers: { etag: '"two"' }, body: tableOf(lineOf('S1', { 募集終了日: '2027-01-31' })) }
    house.pass(6 * hour)
    await house.work()
    expect((await sourcesOf(desk))[0]?.lastOutcome).toMatchObject({ kind: 'taken-in', done: { changed: 1, withdrawn: 1 } })
    expect((await open(desk, 'S2')).state).toBe('withdrawn')
    expect(house.failures).toEqual([])
  })

  it('whose file has a wrong line brings nothing, says why, and is looked at again', async () => {
    const { there, house, desk, addSource } = await openDesk()
    there.answers['/jobs.csv'] = { headers: { etag: '"one"' }, body: tableOf(lineOf('S1'), lineOf('S2', { 求人件名: '' })) }
    const { id } = await addSource()
    await house.work()
    expect((await sourcesOf(desk))[0]?.lastOutcome).toMatchObject({ kind: 'wrong', count: 1, wrong: [{ line: 3, reason: 'title-missing', value: 'S2' }] })
    expect((await search(desk)).total).toBe(0)
    expect((await pull(desk, id)).lastOutcome?.kind).toBe('wrong')
    there.answers['/jobs.csv'] = { body: 'これは表ではない' }
    expect((await pull(desk, id)).lastOutcome).toMatchObject({ kind: 'unreadable', problem: { reason: 'no-header' } })
  })

  it('whose list broke off withdraws nothing until somebody looked', async () => {
    const { there, desk, addSource } = await openDesk()
    there.answers['/jobs.csv'] = { body: many(50) }
    const { id } = await addSource({ active: false })
    await pull(desk, id)
    there.answers['/jobs.csv'] = { body: many(3) }
    expect((await pull(desk, id)).lastOutcome).toEqual({ kind: 'too-few', withdrawn: 47, open: 50 })
    expect((await search(desk)).states.open).toBe(50)
    expect((await pull(desk, id, true)).lastOutcome).toMatchObject({ kind: 'taken-in', done: { withdrawn: 47 } })
    expect((await search(desk)).states.open).toBe(3)
  })

  it('is changed by whoever saw how it stands, and fetched afresh when it is another', async () => {
    const { there, house, desk, address, words, addSource } = await openDesk()
    there.answers['/jobs.csv'] = { headers: { etag: '"one"' }, body: tableOf(lineOf('S1')) }
    there.answers['/other.json'] = { body: JSON.stringify({ '@type': 'JobPosting', identifier: 'S9', title: '研究員', hiringOrganization: '見本', datePosted: '2026-11-01' }) }
    const { id, rev } = await addSource()
    await house.work()
    const put = (rev: number, more: Partial<PostingSourceWords>) => desk.request('PUT', `/api/office/postings/sources/${id}`, { rev, words: words(more) })
    expect((await put(rev, { address: address('/other.json'), kind: 'json-ld', whole: false })).status).toBe(200)
    expect(await problemOf(await put(rev, {}))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    // The job looks once a minute.
    house.pass(60_000)
    await house.work()
    expect(there.asked.at(-1)).toMatchObject({ path: '/other.json' })
    expect(there.asked.at(-1)?.headers['if-none-match']).toBeUndefined()
    expect((await search(desk, { source: id })).postings.map(({ id }) => id).toSorted()).toEqual(['S1', 'S9'])
    for (const wrong of ['http://example.jp/jobs.csv', 'https://me:secret@example.jp/', 'file:///etc/passwd', 'jobs.csv']) {
      expect(await problemOf(await put(rev + 1, { address: wrong }))).toMatchObject({ status: 400, field: 'words.address' })
    }
  })

  it('keeps what is imported from a source apart from what is handed in', async () => {
    const { there, house, desk, addSource } = await openDesk()
    await takeIn(desk, tableOf(lineOf('S1')))
    there.answers['/jobs.csv'] = { body: tableOf(lineOf('S1')) }
    await addSource()
    await house.work()
    expect((await sourcesOf(desk))[0]?.lastOutcome).toMatchObject({ kind: 'wrong', wrong: [{ reason: 'other-source' }] })
  })
})

describe('fetching', () => {
  const none = { etag: null, lastModified: null }

  it('follows redirects to where it may go, and nowhere else', async () => {
    const { there, address } = await openDesk()
    const elsewhere = await openSourceServer()
    const { near } = there
    const to = (location: string) => ({ status: 302, headers: { location } })
    there.answers = {
      '/file': { body: 'here' }, '/once': to('/file'), '/relative': to(address('/once')), '/round': to('/round'), '/http': to('http://example.jp/'),
      '/address': to(`https://127.0.0.1:${near.host.split(':')[1]}/file`), '/local': to(`https://${elsewhere.near.host}/file`), '/metadata': to('https://169.254.169.254/latest'), '/nowhere': to('https://'),
    }
    const fetched = async (path: string) => {
      const found = await fetchFile(address(path), none, { near })
      return found.kind === 'file' ? Buffer.from(found.bytes).toString() : found.kind === 'failed' ? found.failure : found.kind
    }
    expect(await fetched('/file')).toBe('here')
    expect(await fetched('/relative')).toBe('here')
    expect(await fetched('/round')).toBe('too-many-redirects')
    expect(await fetched('/http')).toBe('insecure')
    expect(await fetched('/nowhere')).toBe('insecure')
    for (const path of ['/address', '/local', '/metadata']) expect([path, await fetched(path)]).toEqual([path, 'private'])
    expect(elsewhere.asked).toEqual([])
  })

  it('goes to no private address, however it is written or resolved', async () => {
    const literal = ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '[fd00::1]', '10.0.0.1', '169.254.169.254', '100.64.0.1', 'localhost']
    for (const host of literal) expect({ host, ...(await fetchFile(`https://${host}/`, none)) }).toEqual({ host, kind: 'failed', failure: 'private', status: null })
    for (const address of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1', '::1', '::', 'fc00::1', 'fd12::1', 'fe80::1', '::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1', '2002:7f00:1::']) {
      expect([address, isPublicAddress(address)]).toEqual([address, false])
    }
    expect(await fetchFile('http://example.jp/', none)).toMatchObject({ failure: 'insecure' })
    expect(await fetchFile('https://me:secret@example.jp/', none)).toMatchObject({ failure: 'insecure' })
  })

  it('connects to the address that was checked: a name is resolved once', async () => {
    const { port } = new URL(`https://${(await openSourceServer()).near.host}`)
    let looks = 0
    const found = await fetchFile(`https://changing.example:${port}/`, none, {
      lookup: (_, options, done) => {
        looks += 1
        if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }])
        else done(null, '127.0.0.1', 4)
      },
    })
    // It got there, to a certificate of another name.
    expect({ found, looks }).toEqual({ found: { kind: 'failed', failure: 'unreachable', status: null }, looks: 1 })
  })

  it('stops at what is too large, packed, refused or not there', async () => {
    const { there, address } = await openDesk()
    const { near } = there
    there.answers = { '/large': { body: 'x'.repeat(2000) }, '/packed': { headers: { 'content-encoding': 'gzip' }, body: 'x' }, '/broken': { status: 500 } }
    const fetched = (path: string) => fetchFile(address(path), none, { near, bytes: 1000 })
    expect(await fetched('/large')).toMatchObject({ failure: 'too-large' })
    expect(await fetched('/packed')).toMatchObject({ failure: 'packed' })
    expect(await fetched('/broken')).toEqual({ kind: 'failed', failure: 'refused', status: 500 })
    expect(await fetched('/none')).toEqual({ kind: 'failed', failure: 'refused', status: 404 })
    expect(await fetchFile('https://no-such-name.invalid/', none)).toMatchObject({ failure: 'unreachable' })
  })
})
