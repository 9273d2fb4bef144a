import { describe, expect, it } from 'vitest'
import { catalogueSchema } from '../../../src/api/catalogue.ts'
import { noticesEditionSchema } from '../../../src/api/notices.ts'
import { officeNoticeSchema } from '../../../src/api/office-notices.ts'
import { officeUniversitySchema } from '../../../src/api/office-universities.ts'
import { universitiesEditionSchema } from '../../../src/api/universities.ts'
import { type House, openHouse, problemOf } from '../house.ts'
import { atWork } from './at-work.ts'

async function edition(house: House, kind: string): Promise<unknown> {
  const client = house.stranger()
  const { editions } = catalogueSchema.parse(await (await client.request('GET', '/api/catalogue')).json())
  const href = editions.find((each) => each.kind === kind)?.href
  return href === undefined ? undefined : (await client.request('GET', href)).json()
}

/** The titles of what everybody reads, but for what comes with the sample data. */
const noticesRead = async (house: House): Promise<string[]> =>
  noticesEditionSchema.parse(await edition(house, 'notices')).notices.map(({ title }) => title.en).filter((title) => !title.includes('(sample)'))

describe('a university', () => {
  it('that is changed is in the catalogue at once, and two people never write over each other', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const known = officeUniversitySchema.parse(await (await office.request('GET', '/api/office/universities/sample')).json())
    const patterns = [{ signInId: '{letters:2}{digits:6}@sample-u.example.jp', mail: null, severity: 'ask' as const }]
    const put = () => office.request('PUT', '/api/office/universities/sample', { rev: known.rev, university: { ...known.university, patterns } })
    expect(await (await put()).json()).toMatchObject({ rev: known.rev + 1 })
    expect(await problemOf(await put())).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    const { universities } = universitiesEditionSchema.parse(await edition(house, 'universities'))
    expect(universities.find(({ id }) => id === 'sample')?.patterns).toEqual(patterns)
  })

  it('gives a text on personal information that differs another version', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { university, rev } = officeUniversitySchema.parse(await (await office.request('GET', '/api/office/universities/sample')).json())
    const text = { ja: '変えた文', en: 'A changed text' }
    const put = (version: string) => office.request('PUT', '/api/office/universities/sample', { rev, university: { ...university, privacy: { version, text } } })
    expect(await problemOf(await put(university.privacy?.version ?? ''))).toMatchObject({ status: 400, field: 'university.privacy.version' })
    expect((await put('2026-11')).status).toBe(200)
  })

  it('takes no mask that can’t be read, however hostile', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const { university, rev } = officeUniversitySchema.parse(await (await office.request('GET', '/api/office/universities/sample')).json())
    for (const signInId of ['{any}'.repeat(30), '(a+)+$', '{digits:9-1}@x.jp', '{unknown}@x.jp', '{{any}', '']) {
      const patterns = [{ signInId, mail: null, severity: 'ask' }]
      const answer = await office.request('PUT', '/api/office/universities/sample', { rev, university: { ...university, patterns } })
      expect({ signInId, status: answer.status }).toEqual({ signInId, status: 400 })
    }
  })
})

describe('a notice', () => {
  const words = { title: { ja: '休みます', en: '<b>Closed</b>' }, text: { ja: '一行目\n\n二行目', en: 'One' } }

  it('is read by everybody from its publishing to its withdrawal, and mended in between', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const titles = () => noticesRead(house)
    const draft = officeNoticeSchema.parse(await (await office.request('POST', '/api/office/notices', words)).json())
    expect(await titles()).toEqual([])
    const path = `/api/office/notices/${draft.id}`
    const published = officeNoticeSchema.parse(await (await office.request('POST', `${path}/publish`, { rev: draft.rev })).json())
    expect(await titles()).toEqual(['<b>Closed</b>'])
    expect(await problemOf(await office.request('PUT', path, { rev: draft.rev, words }))).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    const mended = await office.request('PUT', path, { rev: published.rev, words: { ...words, title: { ...words.title, en: 'Open' } } })
    const { rev } = officeNoticeSchema.parse(await mended.json())
    expect(await titles()).toEqual(['Open'])
    expect((await office.request('POST', `${path}/withdraw`, { rev })).status).toBe(200)
    expect(await titles()).toEqual([])
    expect(await problemOf(await office.request('POST', `${path}/publish`, { rev: rev + 1 }))).toMatchObject({ status: 409, code: 'not-allowed-now' })
  })

  it('is never published while one of its languages is empty', async () => {
    const house = await openHouse()
    const office = await atWork(house)
    const half = { ...words, text: { ja: '本文', en: '  ' } }
    const draft = officeNoticeSchema.parse(await (await office.request('POST', '/api/office/notices', half)).json())
    const answer = await office.request('POST', `/api/office/notices/${draft.id}/publish`, { rev: draft.rev })
    expect(await problemOf(answer)).toMatchObject({ status: 400, field: 'text.en' })
    expect(await noticesRead(house)).toEqual([])
  })
})
