import { expect, test } from 'vitest'
import { liveInNode, runs } from './in-node.ts'

test('whatever happens to phones and on the way, nothing is lost and all agree in the end', async () => {
  expect(await liveInNode('phones')).toContain(`${runs} histories`)
})
