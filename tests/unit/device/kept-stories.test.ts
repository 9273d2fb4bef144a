import { expect, test } from 'vitest'
import { keptStories } from '../../../src/api/stories.ts'
import { setKept } from '../../../src/app/role-models/keeping.ts'
import { placeAt } from '../../../src/app/role-models/paths.ts'
import { settleUnaskedOnes } from '../../../src/app/shell/unasked.ts'
import { NearServer, signedInPhone } from './phone.ts'

const [first, later] = ['2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z']

async function twoPhones() {
  const server = new NearServer()
  const phones = [await signedInPhone(server), await signedInPhone(server)] as const
  return {
    phones,
    meet: async () => {
      for (const phone of [...phones, ...phones]) await phone.round()
    },
    keptOn: () => Promise.all(phones.map(async ({ notebook }) => (await notebook.read(keptStories.type, keptStories.record)).get('one')?.value)),
    conflictsOn: () => Promise.all(phones.map(async ({ notebook }) => (await notebook.conflicts()).length)),
  }
}

test('a story is kept on all devices, let go on all of them, and kept again as it was', async () => {
  const { phones, meet, keptOn, conflictsOn } = await twoPhones()
  const [phone, second] = phones
  for (const [on, since] of [[phone, first], [second, null], [second, first]] as const) {
    await setKept(on.notebook, 'one', since)
    await meet()
    expect(await keptOn()).toEqual([since, since])
  }
  expect(await conflictsOn()).toEqual([0, 0])
})

test('kept on two devices that did not know of each other it is kept since the first time, and nobody is asked', async () => {
  const { phones, meet, keptOn, conflictsOn } = await twoPhones()
  const [phone, second] = phones
  await setKept(phone.notebook, 'one', first)
  await setKept(second.notebook, 'one', later)
  await meet()
  expect(await conflictsOn()).toEqual([1, 1])
  for (const { notebook } of phones) await settleUnaskedOnes(notebook, await notebook.conflicts())
  expect(await conflictsOn()).toEqual([0, 0])
  expect(await keptOn()).toEqual([first, first])
})

test('the names of pages are no stories, and nothing else but a story has an address', () => {
  expect(['', '/', '/kept', '/sample-mori', '/sample-mori/x', '/1', '/<script>'].map((end) => placeAt(`/role-models${end}`))).toEqual([
    { at: 'list' }, { at: 'list' }, { at: 'kept' }, { at: 'story', id: 'sample-mori' }, { at: 'nowhere' }, { at: 'nowhere' }, { at: 'nowhere' },
  ])
})
