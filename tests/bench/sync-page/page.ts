import { openChannel } from '../../../src/device/channel.ts'
import { nothingRead, type Person } from '../../../src/device/device.ts'
import { browserEnvironment, type Environment } from '../../../src/device/environment.ts'
import { createHttp } from '../../../src/device/http.ts'
import { createNotebook } from '../../../src/device/notebook.ts'
import { openMarks } from '../../../src/device/storage/device-database.ts'
import { openNotebookDatabase } from '../../../src/device/storage/notebook-database.ts'
import { runRound } from '../../../src/device/sync/round.ts'
import { noTrouble } from '../../../src/device/sync/trouble.ts'
import { openPlain } from './plain.ts'

/** One of two ways to sync, as the bench drives it: each does its work and tells how many milliseconds that took. */
export interface Way {
  /** Writes so many fields, untimed, then has the server take them all. */
  push(count: number): Promise<number>
  /** Forgets what is here, untimed, then takes all that the server has. `count`: how much must be there afterwards. */
  pull(count: number): Promise<number>
  nothing(): Promise<number>
  /** Writes one value and has the server take it. */
  edit(value: string): Promise<number>
  /** Takes what is new; the value that `edit` wrote elsewhere must be readable afterwards. */
  see(value: string): Promise<number>
  /** Bytes of the bodies on the wire so far, both ways, and of the same as plain JSON. */
  bytes(): { sent: number; plain: number }
}

declare global {
  interface Window {
    openOurs: (account: string) => Promise<Way>
    openPlain: () => Promise<Way>
    way: Way
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The device's own code, from the notebook to the answer taken in. */
async function openOurs(account: string): Promise<Way> {
  const counted = { sent: 0, plain: 0 }
  const environment: Environment = {
    ...browserEnvironment,
    async fetch(path, init) {
      const body = init.body === undefined || init.body === null ? 0 : (await new Response(init.body).arrayBuffer()).byteLength
      counted.sent += body
      return fetch(path, init)
    },
  }
  const person: Person = { account, role: 'registrant', name: '', email: '' }
  const marks = openMarks(environment)
  await marks.set('person', person)
  const http = createHttp(environment, marks)
  const channel = openChannel()
  const device = environment.newId()
  let database = openNotebookDatabase(account, environment)
  const notebookOver = () => createNotebook({ person, device, database, environment, storing: (write) => write, watch: () => () => {} })
  let notebook = notebookOver()
  const round = async () => {
    const end = await runRound({ person, device, database, environment, marks, http, channel, signal: new AbortController().signal }, noTrouble())
    if (end !== 'done') throw new Error(`the round ended ${end}`)
  }
  const write = async (values: readonly (readonly [field: string, value: string])[]) => {
    const shown = await notebook.read('draft', 'survey')
    for (const [field, value] of values) {
      await notebook.write({ type: 'draft', record: 'survey', field, value, over: shown.get(field) ?? nothingRead })
    }
  }
  return {
    async push(count) {
      await write(Array.from({ length: count }, (_, at) => [`q${at}`, `${performance.now()} answer ${at}`] as const))
      counted.plain += JSON.stringify(await database.run((open) => open.pending.toArray().then((all) => all.map(({ change }) => change)))).length
      return timed(round)
    },
    async pull(count) {
      await database.destroy()
      database = openNotebookDatabase(account, environment)
      notebook = notebookOver()
      const time = await timed(round)
      const there = await database.run((open) => open.rows.count())
      if (there < count) throw new Error(`${there} rows of ${count} came`)
      return time
    },
    nothing: () => timed(round),
    edit: (value) =>
      timed(async () => {
        await write([['q0', value]])
        await round()
      }),
    async see(value) {
      let read: unknown
      const time = await timed(async () => {
        await round()
        read = (await notebook.read('draft', 'survey')).get('q0')?.value
      })
      if (read !== value) throw new Error(`read ${String(read)} instead of ${value}`)
      return time
    },
    bytes: () => counted,
  }
}

window.openOurs = openOurs
window.openPlain = () => openPlain(timed)
