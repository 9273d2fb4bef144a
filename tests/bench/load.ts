import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { maxBased } from '../../src/sync/change.ts'
import type { Person } from '../server/responses/evening.ts'

/** Devices that write without a pause, each on a connection of its own: the next change leaves when the last one is answered. */

export interface Load {
  /** Milliseconds that each request took. */
  times: number[]
  /** From the first request to the last answer, in milliseconds. */
  span: number
}

/** Where a device is between two loads. */
export interface Device {
  person: Person
  id: string
  epoch: string | null
  cursor: number
  /** The ids of what it wrote last to each of its fields, newest first. */
  based: Map<string, string[]>
}

const fields = 50

/** One device for each of these people. */
export const devicesOf = (people: readonly Person[]): Device[] =>
  people.map((person) => ({ person, id: newId(), epoch: null, cursor: 0, based: new Map() }))

const newId = (): string => randomBytes(12).toString('base64url')

/** Has all devices write for `span` milliseconds. Throws when one is answered anything but 200 and `applied`. */
export async function load(origin: string, devices: readonly Device[], span: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: devices.length })
  const times: number[] = []
  const begun = performance.now()
  await Promise.all(
    devices.map(async (device, at) => {
      for (let turn = at; performance.now() - begun < span; turn += 1) {
        const field = `q${turn % fields}`
        const before = device.based.get(field) ?? []
        const change = { id: newId(), kind: 'set', type: 'draft', record: 'survey', field, value: `answer ${turn}`, based: before, at: Date.now() }
        const sent = performance.now()
        const answer = await post(agent, origin, device, [change])
        times.push(performance.now() - sent)
        if (answer.results[0]?.outcome !== 'applied') throw new Error(`not applied: ${JSON.stringify(answer)}`)
        device.epoch = answer.epoch
        device.cursor = answer.cursor
        device.based.set(field, [change.id, ...before].slice(0, maxBased))
      }
    }),
  )
  agent.destroy()
  return { times, span: performance.now() - begun }
}

interface Answered {
  epoch: string
  cursor: number
  results: { outcome: string }[]
}

function post(agent: Agent, origin: string, device: Device, changes: unknown[]): Promise<Answered> {
  const { person, id, epoch, cursor } = device
  const body = JSON.stringify({
    v: 1, request: newId(), account: person.account, device: id, build: 'bench', schema: 1, epoch, cursor, changes, left: 0, oldest: null,
  })
  const headers = { cookie: person.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asking = request(`${origin}/api/sync`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(JSON.parse(text) as Answered)
        else reject(new Error(`${answer.statusCode ?? 0}: ${text}`))
      })
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
