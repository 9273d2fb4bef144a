import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDraft } from '../../../src/app/survey/draft.ts'
import { type Notebook, nothingRead, type Reading } from '../../../src/device/device.ts'
import type { Campaign } from '../../../src/domain/campaign.ts'
import type { Json } from '../../../src/domain/json.ts'

/** A notebook in memory that shows what the draft asks of it. */
class PaperNotebook {
  fields = new Map<string, Reading>()
  written: { field: string; value: Json; over: Reading }[] = []
  broken = false
  #listeners = new Set<() => void>()
  #ids = 0

  async read() {
    return new Map(this.fields)
  }
  async write({ field, value, over }: { field: string; value: Json; over: Reading }): Promise<Reading> {
    await Promise.resolve()
    if (this.broken) throw new Error('the disk is full')
    this.written.push({ field, value, over })
    const reading = { value, ids: [`here-${++this.#ids}`, ...over.ids] }
    this.put(field, reading)
    return reading
  }
  watch(listener: () => void) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** As when another device's change arrives. */
  put(field: string, reading: Reading) {
    this.fields.set(field, reading)
    for (const listener of this.#listeners) listener()
  }
}

let paper: PaperNotebook
const open = (version = 1) => openDraft(paper as unknown as Notebook, { id: '2026', definition: { id: 'yearly', version } } as Campaign)

beforeEach(() => {
  vi.useFakeTimers()
  paper = new PaperNotebook()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('words on their way into the notebook', () => {
  test('are stored 100 ms after the last key', async () => {
    const draft = await open()
    draft.answer('d3', 'あ')
    await vi.advanceTimersByTimeAsync(99)
    expect(paper.written).toEqual([])
    expect(draft.state.value).toBe('saving')
    await vi.advanceTimersByTimeAsync(1)
    expect(paper.written.map(({ value }) => value)).toEqual(['あ'])
    expect(draft.state.value).toBe('saved')
  })

  test('are stored within a second while typing goes on without a pause', async () => {
    const draft = await open()
    for (let typed = 1; typed <= 20; typed++) {
      draft.answer('d3', 'x'.repeat(typed))
      await vi.advanceTimersByTimeAsync(60)
    }
    expect(paper.written.length).toBe(1)
    expect(paper.written[0]?.value).toMatch(/^x{16,}$/)
  })

  test('are stored at once when the page is about to end', async () => {
    const draft = await open()
    draft.answer('d3', 'mid-wor')
    expect(await draft.flush()).toBe(true)
    expect(paper.fields.get('d3')?.value).toBe('mid-wor')
  })

  test('are stored in full when more is typed while a write is under way', async () => {
    const draft = await open()
    draft.answer('d3', 'a')
    const first = draft.flush()
    draft.answer('d3', 'ab')
    await first
    await vi.advanceTimersByTimeAsync(100)
    expect(paper.fields.get('d3')?.value).toBe('ab')
    expect(draft.shown('d3').value).toBe('ab')
  })

  test('stay on screen, are said not to be stored, and are tried again when storing fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const draft = await open()
    paper.broken = true
    draft.answer('d3', 'precious')
    expect(await draft.flush()).toBe(false)
    expect(draft.state.value).toBe('failed')
    expect(draft.shown('d3').value).toBe('precious')
    paper.broken = false
    await vi.advanceTimersByTimeAsync(2000)
    expect(paper.fields.get('d3')?.value).toBe('precious')
    expect(draft.state.value).toBe('saved')
  })

  test('are not written again when nothing changed', async () => {
    paper.fields.set('a1', { value: 'enrolled', ids: ['s1'] })
    const draft = await open()
    draft.answer('a1', 'enrolled')
    await draft.flush()
    expect(paper.written).toEqual([])
  })
})

describe('what a write is made on top of', () => {
  test('is the reading that was on screen, then the one just written', async () => {
    paper.fields.set('a1', { value: 'enrolled', ids: ['s1'] })
    const draft = await open()
    draft.answer('a1', 'leave')
    await draft.flush()
    draft.answer('a1', 'completed')
    await draft.flush()
    expect(paper.written.map(({ over }) => over.ids)).toEqual([['s1'], ['here-1', 's1']])
  })

  test('is the older value on screen when a newer one arrived in the middle of typing', async () => {
    paper.fields.set('d3', { value: 'old', ids: ['s1'] })
    const draft = await open()
    draft.attend('d3')
    draft.answer('d3', 'old and mine')
    paper.put('d3', { value: 'theirs', ids: ['s2'] })
    await vi.advanceTimersByTimeAsync(100)
    expect(paper.written[0]?.over.ids).toEqual(['s1'])
    expect(draft.shown('d3').value).toBe('old and mine')
  })

  test('takes up the id that the server confirmed for the same value', async () => {
    const draft = await open()
    draft.attend('d3')
    draft.answer('d3', 'one')
    await draft.flush()
    paper.put('d3', { value: 'one', ids: ['here-1'] })
    await vi.advanceTimersByTimeAsync(0)
    draft.answer('d3', 'two')
    await draft.flush()
    expect(paper.written[1]?.over.ids).toEqual(['here-1'])
  })

  test('is nothing for a field that was never answered', async () => {
    const draft = await open()
    draft.answer('a5', 'personal')
    await draft.flush()
    expect(paper.written[0]?.over).toEqual(nothingRead)
  })
})

describe('what arrives from elsewhere', () => {
  test('appears in a field nobody is in', async () => {
    const draft = await open()
    paper.put('a5', { value: 'unsure', ids: ['s9'] })
    await vi.advanceTimersByTimeAsync(0)
    expect(draft.shown('a5').value).toBe('unsure')
  })

  test('waits until the person has left the field they are in', async () => {
    const draft = await open()
    draft.attend('d3')
    paper.put('d3', { value: 'theirs', ids: ['s2'] })
    await vi.advanceTimersByTimeAsync(0)
    expect(draft.shown('d3').value).toBeUndefined()
    draft.attend(null)
    await vi.advanceTimersByTimeAsync(0)
    expect(draft.shown('d3').value).toBe('theirs')
  })

  test('never includes the receipt among the answers', async () => {
    paper.fields.set('$receipt', { value: { number: 'X' }, ids: ['o1'] })
    const draft = await open()
    expect(draft.all()).toEqual({})
  })
})

describe('the version that a draft is made for', () => {
  test('is noted beside the answers, once, and is no answer', async () => {
    const draft = await open(3)
    expect(draft.madeFor()).toBe(1)
    draft.answer('a1', 'enrolled')
    draft.answer('a2', '3')
    await draft.flush()
    expect(paper.written.map(({ field }) => field).toSorted()).toEqual(['a1', 'a2', 'made-for.3'])
    expect(draft.madeFor()).toBe(3)
    expect(draft.all()).toEqual({ a1: 'enrolled', a2: '3' })
  })

  test('is the newest that any device went on with; the first one needs no note', async () => {
    paper.put('made-for.2', { value: true, ids: ['there-1'] })
    paper.put('a1', { value: 'leave', ids: ['there-2'] })
    const draft = await open(2)
    expect(draft.madeFor()).toBe(2)
    draft.answer('a1', 'enrolled')
    await draft.flush()
    expect(paper.written.map(({ field }) => field)).toEqual(['a1'])
    paper = new PaperNotebook()
    const first = await open()
    first.answer('a1', 'enrolled')
    await first.flush()
    expect(paper.written.map(({ field }) => field)).toEqual(['a1'])
  })
})
