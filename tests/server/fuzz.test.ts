import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileRequests } from '../fuzz/bodies.ts'
import { openGround } from '../fuzz/ground.ts'
import { openHouse } from './house.ts'
import { publishWinterSurvey } from './publish.ts'

/** How many bodies each run of the tests tries; `npm run fuzz` tries a million. */
const bodies = 1500

test('no body makes the server fail, or has an effect on somebody else', async () => {
  const house = await openHouse()
  await publishWinterSurvey(house)
  const ground = await openGround(house.services, house.failures)
  // A failure names the seed and the path, with which it comes again.
  await fc.assert(
    fc.asyncProperty(hostileRequests(), async (request) => {
      expect((await ground.ask(request)).wrong).toBeNull()
      expect(await ground.othersChanged()).toBeNull()
    }),
    { numRuns: bodies },
  )
})
