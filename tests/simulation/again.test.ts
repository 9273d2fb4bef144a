import { expect, test } from 'vitest'
import { soakInNode } from './in-node.ts'

test.each(['phones', 'servers'])('a history of %s goes the very same way each time it is lived', async (kind) => {
  expect(await soakInNode('twice', '8', kind, '20261123')).toContain('8 histories went the same way twice')
})
