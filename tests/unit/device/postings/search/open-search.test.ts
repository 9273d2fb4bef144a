import { describe, expect, test } from 'vitest'
import { noCriteria } from '../../../../../src/domain/search/criteria.ts'
import type { Found, Wish } from '../../../../../src/device/postings/postings.ts'
import type { Told } from '../../../../../src/device/postings/search/desk.ts'
import type { Reply, Request } from '../../../../../src/device/postings/search/messages.ts'
import { openPostingSearch } from '../../../../../src/device/postings/search/open-search.ts'

/** A worker of which only the messages are there. */
class WorkerModel extends EventTarget {
  readonly asked: Request[] = []
  ended = false
  postMessage(request: Request): void {
    this.asked.push(request)
  }
  terminate(): void {
    this.ended = true
  }
  say(reply: Reply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }))
  }
  break(): void {
    this.dispatchEvent(new Event('error'))
  }
  /** The number of the last request. */
  number(): number {
    const last = this.asked.at(-1)
    return last && 'number' in last ? last.number : -1
  }
}

function opened() {
  const workers: WorkerModel[] = []
  let changed = () => {}
  let watched = true
  const search = openPostingSearch(
    (listener) => {
      changed = listener
      return () => (watched = false)
    },
    () => {
      const worker = new WorkerModel()
      workers.push(worker)
      return worker
    },
  )
  const found: Found[] = []
  search.listen((one) => found.push(one))
  return { search, workers, found, changed: () => changed(), watched: () => watched, last: () => workers.at(-1) ?? new WorkerModel() }
}
const wishing = (all: string): Wish => ({ criteria: { ...noCriteria, all }, today: '2026-11-22' })
const told: Told = { edition: 1, first: [], total: 3, counts: null, among: 'everything', making: false }

describe('a search as a page has it', () => {
  test('tells of the last wish alone', () => {
    const { search, last, found } = opened()
    search.find(wishing('a'))
    const first = last().number()
    search.find(wishing('b'))
    last().say({ kind: 'found', number: first, told })
    last().say({ kind: 'found', number: last().number(), told })
    expect(found.map(({ wish, total }) => [wish.criteria.all, total])).toEqual([['b', 3]])
  })

  test('gives each question its own answer, and a failure to whoever asked', async () => {
    const { search, last } = opened()
    const rows = search.rows(0, 1)
    const first = last().number()
    const counts = search.count([{ id: 's', criteria: noCriteria, after: 2 }], '2026-11-22')
    const second = last().number()
    const failing = search.rows(1, 2)
    last().say({ kind: 'failed', number: last().number(), message: 'no' })
    last().say({ kind: 'counted', number: second, counts: [['s', { fresh: 1, all: 4 }]] })
    last().say({ kind: 'rows', number: first, rows: [] })
    expect(await rows).toEqual([])
    expect(await counts).toEqual(new Map([['s', { fresh: 1, all: 4 }]]))
    await expect(failing).rejects.toThrow('no')
  })

  test('says to its worker that other postings are here', () => {
    const { last, changed } = opened()
    changed()
    expect(last().asked).toEqual([{ kind: 'changed' }])
  })

  test('begins a worker that broke anew, and asks again; one that goes on breaking fails', async () => {
    const { search, workers, last } = opened()
    search.find(wishing('a'))
    const rows = search.rows(0, 1)
    last().break()
    expect(workers.map(({ ended }) => ended)).toEqual([true, false])
    expect(last().asked.map(({ kind }) => kind)).toEqual(['find', 'rows'])
    last().break()
    last().break()
    await expect(rows).rejects.toThrow('broke')
    expect(workers).toHaveLength(3)
    await expect(search.rows(0, 1)).rejects.toThrow('closed')
  })

  test('once it is closed hears nothing, and leaves its worker to finish an index', async () => {
    const { search, last, found, watched } = opened()
    search.find(wishing('a'))
    const { number } = last().asked[0] as { number: number }
    const rows = search.rows(0, 1)
    search.close()
    await expect(rows).rejects.toThrow('closed')
    last().say({ kind: 'found', number, told })
    expect([found, watched(), last().ended]).toEqual([[], false, false])
    expect(last().asked.at(-1)).toEqual({ kind: 'close' })
  })
})
