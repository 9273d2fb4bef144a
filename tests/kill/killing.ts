import { randomBytes } from 'node:crypto'
import { putSubmissionAnswerSchema } from '../../src/api/submissions.ts'
import { syncAnswerSchema, type SyncAnswer } from '../../src/api/sync.ts'
import type { Server } from '../browser/server.ts'
import type { Person } from '../server/responses/evening.ts'

/** Servers that are killed in the middle of their work, and devices that write down what was acknowledged to them. */

export interface Killed {
  /** Changes and receipts that were acknowledged before a kill. */
  changes: number
  receipts: number
  /** Requests that were on their way when the server was killed. */
  unanswered: number
  /** What should not be: empty when all is well. */
  wrong: string[]
}

/** One device. Each of its changes is to a field of its own, so that every one draws a place that stays its own. */
interface Device {
  person: Person
  id: string
  epoch: string | null
  cursor: number
  pending: object[] | null
  /** The ids of changes that were acknowledged. */
  acknowledged: Set<string>
  /** Places of the feed in the order they came. */
  seen: number[]
}

interface Sealed {
  person: Person
  campaign: string
  body: string
  /** The numbers of all receipts that were given for it. */
  numbers: Set<string>
}

const newId = (): string => randomBytes(12).toString('base64url')

/**
 * For each campaign has two devices of everybody write, and everybody submit, until some hundred answers are there; kills
 * the server; starts it again; has everybody send again what was not answered; and compares with what was written down.
 */
export async function killAgainAndAgain(
  server: Pick<Server, 'origin' | 'kill' | 'start'>,
  people: readonly Person[],
  { campaigns, definition, draw, onKill = () => {} }: {
    campaigns: readonly string[]
    definition: { id: string; version: number }
    draw: () => number
    onKill?: (killed: Killed) => void
  },
): Promise<Killed> {
  const killed: Killed = { changes: 0, receipts: 0, unanswered: 0, wrong: [] }
  const devices = people.flatMap((person) => [0, 1].map((): Device => ({ person, id: newId(), epoch: null, cursor: 0, pending: null, acknowledged: new Set(), seen: [] })))
  const allSealed: Sealed[] = []

  for (const campaign of campaigns) {
    const sealed = people.map((person): Sealed => ({
      person,
      campaign,
      body: JSON.stringify({ campaign, definition, answers: { a1: 'no' }, sealedAt: new Date().toISOString(), device: newId() }),
      numbers: new Set(),
    }))
    allSealed.push(...sealed)
    let answers = 0
    const killing = new AbortController()
    const isKilled = () => killing.signal.aborted
    const enough = people.length * (2 + Math.floor(draw() * 8))
    const answered = (): void => {
      answers += 1
      if (answers !== enough) return
      killing.abort()
      dying = server.kill()
    }
    let dying = Promise.resolve()
    const untilKilled = async (send: () => Promise<void>): Promise<void> => {
      try {
        while (!isKilled()) {
          await send()
          answered()
        }
      } catch (failure) {
        // The connection broke: whether it was done nobody knows.
        if (!isKilled() || !(failure instanceof TypeError)) throw failure
        killed.unanswered += 1
      }
    }
    await Promise.all([
      ...devices.map((device) => untilKilled(() => write(server.origin, device, killed))),
      ...sealed.map(async (each) => {
        await new Promise((resolve) => setTimeout(resolve, draw() * 300))
        let isSent = false
        await untilKilled(async () => {
          // Once is enough; what waits for the kill then writes nothing more.
          if (isSent) return new Promise((resolve) => setTimeout(resolve, 20))
          await submit(server.origin, each, killed)
          isSent = true
        })
      }),
    ])
    await dying
    killed.changes = devices.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
    killed.receipts = allSealed.filter(({ numbers }) => numbers.size > 0).length
    await server.start()
    await Promise.all([...devices.map((device) => write(server.origin, device, killed, 'what is left')), ...sealed.map((each) => submit(server.origin, each, killed))])
    await Promise.all(devices.map((device) => write(server.origin, device, killed, 'nothing')))
    for (const person of people) await compare(server.origin, person, devices, killed)
    for (const { person, numbers } of allSealed) if (numbers.size !== 1) killed.wrong.push(`${person.jgradId} has ${numbers.size} receipts for one submission`)
    onKill(killed)
  }
  return killed
}

/** One sync: with what is still to be sent, else with something new, unless nothing new is wanted. */
async function write(origin: string, device: Device, killed: Killed, what: 'something new' | 'what is left' | 'nothing' = 'something new'): Promise<void> {
  if (what === 'something new') device.pending ??= Array.from({ length: 1 + (device.seen.length % 3) }, () => ({ id: newId(), kind: 'set', type: 'draft', record: 'survey', field: `f${randomBytes(8).toString('hex')}`, value: 'written', based: [], at: Date.now() }))
  const changes = device.pending ?? []
  let answer = await sync(origin, device, changes)
  for (const { id, outcome } of answer.results) {
    if (outcome === 'applied') device.acknowledged.add(id)
    else killed.wrong.push(`a change was ${outcome}`)
  }
  device.pending = null
  for (;;) {
    if (device.epoch !== null && answer.epoch !== device.epoch) killed.wrong.push('the epoch changed without a restore')
    for (const { rev } of answer.changes) {
      if (rev <= (device.seen.at(-1) ?? 0)) killed.wrong.push(`place ${rev} of the feed came twice, or after a later one`)
      device.seen.push(rev)
    }
    if (answer.cursor < device.cursor) killed.wrong.push('the cursor went back')
    device.epoch = answer.epoch
    device.cursor = answer.cursor
    if (!answer.more) return
    answer = await sync(origin, device, [])
  }
}

async function sync(origin: string, { person, id, epoch, cursor }: Pick<Device, 'person' | 'id' | 'epoch' | 'cursor'>, changes: readonly object[]): Promise<SyncAnswer> {
  const answer = await fetch(`${origin}/api/sync`, {
    method: 'POST',
    headers: { 'cookie': person.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify({ v: 1, request: newId(), account: person.account, device: id, build: 'kill', schema: 1, epoch, cursor, changes, left: 0, oldest: null }),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`sync answered ${answer.status}: ${text}`)
  return syncAnswerSchema.parse(JSON.parse(text))
}

async function submit(origin: string, { person, campaign, body, numbers }: Sealed, killed: Killed): Promise<void> {
  const answer = await fetch(`${origin}/api/submissions/${campaign}`, {
    method: 'PUT',
    headers: { 'cookie': person.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body,
  })
  const text = await answer.text()
  if (answer.status > 202) throw new Error(`the submission was answered ${answer.status}: ${text}`)
  if (numbers.size > 0 && answer.status !== 200) killed.wrong.push('an acknowledged submission was taken for a new one')
  numbers.add(putSubmissionAnswerSchema.parse(JSON.parse(text)).receipt.number)
}

/** Compares the whole feed of somebody with what was acknowledged to their devices, and with what those were shown. */
async function compare(origin: string, person: Person, devices: readonly Device[], { wrong }: Killed): Promise<void> {
  const rows: SyncAnswer['changes'] = []
  const reader = { person, id: newId(), epoch: null as string | null, cursor: 0 }
  for (let more = true; more; ) {
    const answer = await sync(origin, reader, [])
    Object.assign(reader, { epoch: answer.epoch, cursor: answer.cursor })
    rows.push(...answer.changes)
    more = answer.more
  }
  if (rows.some(({ rev }, at) => rev !== at + 1)) wrong.push(`the feed of ${person.jgradId} has a hole, or a place twice`)
  const ids = new Set(rows.map(({ id }) => id))
  for (const device of devices) {
    if (device.person !== person) continue
    const lost = [...device.acknowledged].filter((id) => !ids.has(id))
    if (lost.length > 0) wrong.push(`${lost.length} acknowledged changes of ${person.jgradId} are lost`)
    if (device.seen.length !== rows.length) wrong.push(`a device of ${person.jgradId} was shown ${device.seen.length} of ${rows.length} rows`)
  }
}
