import { expect, test } from 'vitest'
import { markOf } from '../../src/domain/posting/digest.ts'
import { postingSchema } from '../../src/domain/posting/posting.ts'
import { loadSamples } from '../../src/server/samples/load.ts'
import { readMeta } from '../../src/server/store/meta.ts'
import { samplePostings } from './beginnings.ts'
import { day, type House, openHouse } from './house.ts'

const postingsOf = ({ store }: House) => store.read((tx) => tx.selectFrom('postings').selectAll().orderBy('id').execute())
const changedAt = ({ store }: House) => store.read((tx) => readMeta(tx, 'postings-changed'))

test('a laptop’s first start takes in sample postings, as an import would leave them', async () => {
  const house = await openHouse({ fresh: true })
  const rows = await postingsOf(house)
  expect(rows).toHaveLength(samplePostings)
  for (const { id, body, mark, since, source, state, closesOn } of rows) {
    const { texts, ...heading } = postingSchema.parse({ ...(JSON.parse(body) as object), since: 0 })
    if (texts === null) throw new Error(`${id} has no texts`)
    expect({ id, mark, since, source, state, closesOn }).toEqual({
      id: heading.id, mark: await markOf(heading, texts), since: 0, source: 'samples', state: 'open', closesOn: heading.closesOn,
    })
    expect(JSON.parse(body)).not.toHaveProperty('since')
  }
  expect(await changedAt(house)).toBe(new Date(house.now()).toISOString())
})

test('another start changes nothing about them', async () => {
  const house = await openHouse()
  const before = await postingsOf(house)
  house.pass(day)
  await house.restart()
  expect(await postingsOf(house)).toEqual(before)
})

test('sample people without any postings are given two thousand', async () => {
  const house = await openHouse()
  await house.store.write((tx) => tx.deleteFrom('postings').execute())
  house.pass(day)
  await loadSamples(house.store, house.now())
  expect(await postingsOf(house)).toHaveLength(2000)
  expect(await changedAt(house)).toBe(new Date(house.now()).toISOString())
})

test('a real installation is given none', async () => {
  const house = await openHouse({ config: { origin: 'https://jgrad.example.jp', smtpUrl: 'smtp://127.0.0.1:9', officeEmail: 'a@example.jp' } })
  expect(await postingsOf(house)).toEqual([])
  expect(await changedAt(house)).toBeUndefined()
})
