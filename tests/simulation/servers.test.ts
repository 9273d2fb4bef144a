import { expect, test } from 'vitest'
import { liveInNode, runs } from './in-node.ts'

test('with servers that are restored and phones that are copied, nothing that any phone holds is lost', async () => {
  expect(await liveInNode('servers')).toContain(`${runs} histories`)
})
