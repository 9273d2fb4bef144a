import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileRequests } from '../fuzz/bodies.ts'
import { openGround } from '../fuzz/ground.ts'
import { store } from './database.ts'
import { openHouse } from './house.ts'
import { publishWinterSurvey } from './publish.ts'

/** How many bodies come at the same time, and how often; `npm run fuzz` tries a million. */
const atOnce = 10
const times = store === 'sqlite' ? 200 : 100

test('no body makes the server fail, or has an effect on somebody else', async () => {
  const house = await openHouse()
  await publishWinterSurvey(house)
  const ground = await openGround(house.services, house.failures)
  // A failure names the seed and the path, with which it comes again.
  await fc.assert(
    fc.asyncProperty(fc.array(hostileRequests(), { minLength: 1, maxLength: atOnce, size: 'max' }), async (requests) => {
      const verdicts = await Promise.all(requests.map((request) => ground.ask(request)))
      expect(verdicts.flatMap(({ wrong }) => wrong ?? [])).toEqual([])
      expect(await ground.othersChanged()).toBeNull()
    }),
    { numRuns: times },
  )
}, 120_000)
