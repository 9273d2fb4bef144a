import { beforeEach, describe, expect, test, vi } from 'vitest'
import { askedFields, readSearches, stored } from '../../../../src/app/postings/saved-search.ts'
import { openSearchList, type SearchList } from '../../../../src/app/postings/search-list.ts'
import type { Notebook, Reading, Removed } from '../../../../src/device/device.ts'
import type { Json } from '../../../../src/domain/json.ts'
import { noCriteria } from '../../../../src/domain/search/criteria.ts'

type Records = Map<string, Map<string, Reading>>

/** A notebook in memory that shows what the list asks of it. */
class PaperNotebook {
  records: Records = new Map()
  written: { record: string; field: string; value: Json; over: Reading }[] = []
  broken = false
  #listeners = new Set<() => void>()
  #ids = 0

  async list(): Promise<Records> {
    return new Map([...this.records].map(([id, fields]) => [id, new Map(fields)]))
  }
  async write(change: { type: string; record: string; field: string; value: Json; over: Reading }): Promise<Reading> {
    await Promise.resolve()
    if (this.broken) throw new Error('the disk is full')
    const { record, field, value, over } = change
    this.written.push({ record, field, value, over })
    const reading = { value, ids: [`here-${++this.#ids}`, ...over.ids] }
    this.put(record, field, reading)
    return reading
  }
  async remove(type: string, record: string): Promise<Removed> {
    const fields = this.records.get(record) ?? new Map<string, Reading>()
    this.records.delete(record)
    this.#tell()
    return { type, record, removal: `here-${++this.#ids}`, fields, unsaid: [] }
  }
  async undo({ record, fields }: Removed): Promise<void> {
    this.records.set(record, new Map(fields))
    this.#tell()
  }
  watch(listener: () => void) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  put(record: string, field: string, reading: Reading) {
    this.records.set(record, (this.records.get(record) ?? new Map<string, Reading>()).set(field, reading))
    this.#tell()
  }
  #tell() {
    for (const listener of this.#listeners) listener()
  }
}

let paper: PaperNotebook
let list: SearchList
const names = () => list.shown.value?.map(({ name }) => name)
const shown = (name: string) => {
  const found = list.shown.value?.find((search) => search.name === name)
  if (!found) throw new Error(`${name} is not in the list`)
  return found
}

beforeEach(async () => {
  paper = new PaperNotebook()
  for (const [id, order] of [['a', 'B'], ['b', 'D'], ['c', 'F']] as const) {
    paper.put(id, 'name', { value: id.toUpperCase(), ids: [`${id}-name`] })
    paper.put(id, 'order', { value: order, ids: [`${id}-order`] })
  }
  let copies = 0
  list = openSearchList(paper as unknown as Notebook, () => `copy-${++copies}`)
  await vi.waitUntil(() => list.shown.value)
})

describe('the list of saved searches', () => {
  test('moves one by writing its place over the one on screen', async () => {
    expect(await list.move('c', -1)).toBe(2)
    expect(names()).toEqual(['A', 'C', 'B'])
    expect(paper.written.map(({ record, field, over }) => [record, field, over.ids])).toEqual([['c', 'order', ['c-order']]])
  })

  test('takes two quick presses for two lines, the second made on top of the first', async () => {
    const presses = [list.move('c', -1), list.move('c', -1)]
    expect(await Promise.all(presses)).toEqual([2, 1])
    expect(names()).toEqual(['C', 'A', 'B'])
    expect(paper.written[1]?.over.ids[0]).toBe('here-1')
  })

  test('does nothing at either end', async () => {
    expect([await list.move('a', -1), await list.move('c', 1)]).toEqual([null, null])
    expect(paper.written).toEqual([])
  })

  test('copies every field, known to this version or not, right behind the original', async () => {
    paper.put('a', 'jobTypes', { value: ['00013'], ids: ['s1'] })
    paper.put('a', 'ofANewerApp', { value: { x: 1 }, ids: ['s2'] })
    paper.put('a', 'pay', { value: null, ids: ['s3'] })
    await vi.waitUntil(() => shown('A').fields.has('pay'))
    const id = await list.copy(shown('A'), 'A again')
    expect(names()).toEqual(['A', 'A again', 'B', 'C'])
    const copy = Object.fromEntries([...(paper.records.get(id) ?? [])].map(([field, { value }]) => [field, value]))
    expect(copy).toEqual({ name: 'A again', order: expect.any(String), jobTypes: ['00013'], ofANewerApp: { x: 1 } })
  })

  test('removes one and brings it back where it was', async () => {
    await list.remove(shown('B'))
    expect(names()).toEqual(['A', 'C'])
    expect(list.undoable.value?.search.name).toBe('B')
    await list.undo()
    expect(names()).toEqual(['A', 'B', 'C'])
    expect(list.undoable.value).toBeNull()
  })

  test('says when it could not be stored, and goes on with the next', async () => {
    paper.broken = true
    await expect(list.move('c', -1)).rejects.toThrow('the disk is full')
    paper.broken = false
    expect(await list.move('c', -1)).toBe(2)
    expect(names()).toEqual(['A', 'C', 'B'])
  })

  test('shows what arrives from another device, until it is closed', async () => {
    paper.put('d', 'name', { value: 'D', ids: ['s9'] })
    await vi.waitUntil(() => names()?.length === 4)
    expect(names()).toEqual(['A', 'B', 'C', 'D'])
    list.close()
    paper.put('e', 'name', { value: 'E', ids: ['s10'] })
    await Promise.resolve()
    expect(names()).toHaveLength(4)
  })
})

describe('a saved search', () => {
  test('is read whatever its fields hold', () => {
    const fields = new Map<string, Reading>([
      ['name', { value: { no: 'name' }, ids: ['1'] }], ['order', { value: 7, ids: ['2'] }], ['jobTypes', { value: 'x', ids: ['3'] }],
    ])
    expect(readSearches(new Map([['odd', fields]]))).toMatchObject([{ id: 'odd', name: '', criteria: noCriteria }])
  })

  test('is stored as what it asks for: a criterion that asks for nothing clears its field', () => {
    expect([stored('jobTypes', []), stored('all', ' '), stored('fields', { large: [], small: [] }), stored('pay', null)]).toEqual([null, null, null, null])
    expect(stored('all', 'データ ')).toBe('データ ')
    expect(askedFields({ ...noCriteria, any: 'x', terms: ['1'] })).toEqual([{ field: 'any', value: 'x' }, { field: 'terms', value: ['1'] }])
  })
})
