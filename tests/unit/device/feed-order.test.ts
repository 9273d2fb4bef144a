import { expect, test } from 'vitest'
import type { SyncAnswer } from '../../../src/api/sync.ts'
import type { Row } from '../../../src/sync/change.ts'
import { NearServer, signedInPhone } from './phone.ts'

const set = (record: string, field: string, rev: number): Row => ({ kind: 'set', type: 'search', record, field, value: `${field} at ${rev}`, id: `set-${rev}`, based: [], at: 1, rev })
const remove = (record: string, rev: number): Row => ({ kind: 'remove', type: 'search', record, id: `remove-${rev}`, rev })

/** A phone that was given these rows in one page. */
async function phoneGiven(changes: Row[]) {
  const server = new NearServer()
  const phone = await signedInPhone(server)
  server.answering = (_, normally) => {
    const answer = normally()
    return new Response(answer.body?.pipeThrough(withRows(changes)), answer)
  }
  expect(await phone.round()).toBe('done')
  return phone
}

const withRows = (changes: Row[]): TransformStream<Uint8Array, Uint8Array> => {
  let text = ''
  return new TransformStream({
    transform: (chunk) => {
      text += new TextDecoder().decode(chunk)
    },
    flush: (stream) => {
      const answer = JSON.parse(text) as SyncAnswer
      stream.enqueue(new TextEncoder().encode(JSON.stringify({ ...answer, changes, cursor: changes.at(-1)?.rev ?? 0 })))
    },
  })
}

test('values before and after a removal in one page are folded in the order of the feed', async () => {
  const phone = await phoneGiven([set('a', 'x', 1), set('b', 'x', 2), set('a', 'y', 3), remove('a', 4), set('c', 'x', 5), remove('b', 6), set('b', 'y', 7)])
  expect(await phone.notebook.read('search', 'a')).toEqual(new Map())
  expect([...(await phone.notebook.read('search', 'b'))].map(([field, { value }]) => [field, value])).toEqual([['y', 'y at 7']])
  expect([...(await phone.notebook.read('search', 'c')).keys()]).toEqual(['x'])
  const { removed, seen } = await phone.database.run(async (open) => {
    const all = await open.removals.toArray()
    return { removed: all.map(({ record }) => record), seen: all.map(({ seen }) => seen) }
  })
  expect(removed).toEqual(['a'])
  expect(seen).toEqual([{ x: ['set-1'], y: ['set-3'] }])
})

test('a thousand values are stored whole, the later one of two of the same field', async () => {
  const rows = Array.from({ length: 1000 }, (_, at) => set('a', `f${at % 900}`, at + 1))
  const phone = await phoneGiven(rows)
  const held = await phone.notebook.read('search', 'a')
  expect(held.size).toBe(900)
  expect(held.get('f0')?.value).toBe('f0 at 901')
  expect(held.get('f899')?.value).toBe('f899 at 900')
})
