import { Dexie, type Table } from 'dexie'
import type { Way } from './page.ts'

interface Row {
  field: string
  value: string
  id: string
  at: number
}

class PlainDatabase extends Dexie {
  declare rows: Table<Row, string>
  declare outbox: Table<Row, string>

  constructor() {
    super('plain', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ rows: 'field', outbox: 'field' })
  }
}

/** The baseline: a table, an outbox and one POST of plain JSON, with nothing checked and nobody else in mind. */
export async function openPlain(timed: (work: () => Promise<unknown>) => Promise<number>): Promise<Way> {
  const database = new PlainDatabase()
  const counted = { sent: 0, plain: 0 }
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const text = JSON.stringify(body)
    counted.sent += text.length
    counted.plain += text.length
    const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
    return answer.json()
  }
  const write = (row: Row) =>
    database.transaction('rw', database.rows, database.outbox, async () => {
      await database.rows.put(row)
      await database.outbox.put(row)
    })
  const send = async () => {
    const waiting = await database.outbox.toArray()
    await post('/push', waiting)
    await database.outbox.bulkDelete(waiting.map(({ field }) => field))
  }
  const take = async () => {
    const rows = (await post('/pull', { cursor: 0 })) as Row[]
    await database.rows.bulkPut(rows)
  }
  const rowOf = (field: string, value: string): Row => ({ field, value, id: crypto.randomUUID(), at: Date.now() })
  return {
    async push(count) {
      for (let at = 0; at < count; at += 1) await write(rowOf(`q${at}`, `${performance.now()} answer ${at}`))
      return timed(send)
    },
    async pull(count) {
      await database.rows.clear()
      const time = await timed(take)
      if ((await database.rows.count()) < count) throw new Error('rows are missing')
      return time
    },
    nothing: () =>
      timed(async () => {
        await database.outbox.count()
        await post('/nothing', { cursor: 0 })
      }),
    edit: (value) =>
      timed(async () => {
        await write(rowOf('q0', value))
        await send()
      }),
    async see(value) {
      let read: string | undefined
      const time = await timed(async () => {
        const row = (await post('/one', { field: 'q0' })) as Row
        await database.rows.put(row)
        read = (await database.rows.get('q0'))?.value
      })
      if (read !== value) throw new Error(`read ${String(read)} instead of ${value}`)
      return time
    },
    bytes: () => counted,
  }
}
