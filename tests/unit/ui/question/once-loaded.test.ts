import { effect } from '@preact/signals'
import { describe, expect, test, vi } from 'vitest'
import { onceLoaded } from '../../../../src/ui/question/once-loaded.ts'

const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('a part that is loaded later', () => {
  test('is not there at first, is loaded once however many ask, and tells them when it is', async () => {
    const load = vi.fn(async () => ({ words: 'here' }))
    const later = onceLoaded(load)
    const seen: (string | undefined)[] = []
    const stop = effect(() => void seen.push(later.now()?.words))
    expect([later.now(), later.needed()]).toEqual([null, null])
    await settle()
    expect(seen).toEqual([undefined, 'here'])
    expect(await later.ready()).toEqual({ words: 'here' })
    expect(load).toHaveBeenCalledTimes(1)
    stop()
  })

  test('that can not be loaded says so once to what needs it, and the next to ask tries anew', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const load = vi.fn(async () => ({ words: 'here' })).mockRejectedValueOnce(new Error('offline'))
    const later = onceLoaded(load)
    expect(later.needed()).toBeNull()
    await settle()
    expect(() => later.needed()).toThrow('offline')
    expect(later.needed()).toBeNull()
    await settle()
    expect(later.needed()).toEqual({ words: 'here' })
    expect(said).toHaveBeenCalledTimes(1)
    said.mockRestore()
  })

  test('that can not be loaded leaves what can do without it alone', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const later = onceLoaded(async () => { throw new Error('offline') })
    expect(later.now()).toBeNull()
    await settle()
    expect(later.now()).toBeNull()
    await settle()
    said.mockRestore()
  })
})
