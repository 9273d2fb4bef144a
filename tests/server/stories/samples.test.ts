import { expect, it } from 'vitest'
import { catalogueSchema } from '../../../src/api/catalogue.ts'
import { storiesEditionSchema } from '../../../src/api/stories.ts'
import { openHouse } from '../house.ts'

it('an installation of samples has stories, each said to be one, in an edition that nothing may keep', async () => {
  const house = await openHouse()
  const anybody = house.stranger()
  const { editions } = catalogueSchema.parse(await (await anybody.request('GET', '/api/catalogue')).json())
  const edition = editions.find(({ kind }) => kind === 'stories')
  const answer = await anybody.request('GET', edition?.href ?? '')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const { stories } = storiesEditionSchema.parse(await answer.json())
  expect(stories.length).toBeGreaterThan(0)
  expect(stories.every(({ sample }) => sample)).toBe(true)
})
