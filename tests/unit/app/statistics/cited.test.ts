import { expect, test } from 'vitest'
import { citedEdition } from '../../../../src/app/statistics/cited.ts'
import type { Device } from '../../../../src/device/device.ts'

type Reply = Awaited<ReturnType<Device['door']['request']>>
const edition = (number: number): Reply => ({
  kind: 'json', status: 200, text: '',
  body: { edition: number, referenceDate: '2027-05-01', publishedAt: '2027-05-02T00:00:00.000Z', sample: false, step: 10, leastShown: 20, people: { size: 40, answered: 30 }, tables: [] },
})

/** A door at which answers come as given, one after the other. */
function openDoor(...replies: Reply[]) {
  const asked: string[] = []
  const request: Device['door']['request'] = (_, path) => {
    asked.push(path)
    return Promise.resolve(replies.shift() ?? { kind: 'unreachable', status: null })
  }
  return { asked, device: { door: { request } as Device['door'] } }
}

test('an edition that was shown once stays, also without a network, and is asked for once', async () => {
  const { asked, device } = openDoor(edition(7))
  const [one, other] = await Promise.all([citedEdition(device, 7), citedEdition(device, 7)])
  expect(one?.edition.edition).toBe(7)
  expect(other).toBe(one)
  expect(await citedEdition(device, 7)).toBe(one)
  expect(asked).toEqual(['/catalogue/statistics/7.json'])
})

test('one that could not be had is asked for again, and an answer about another one is none', async () => {
  const { device } = openDoor({ kind: 'unreachable', status: null }, edition(9), edition(8))
  expect(await citedEdition(device, 8)).toBeNull()
  expect(await citedEdition(device, 8)).toBeNull()
  expect((await citedEdition(device, 8))?.edition.edition).toBe(8)
})
