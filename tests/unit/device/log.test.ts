import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, onTestFinished, test, vi } from 'vitest'
import { note, readLog } from '../../../src/device/log.ts'

test('the log keeps the last two hundred lines, repeated codes in one, and nothing that is no code', async () => {
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  onTestFinished(() => void vi.unstubAllGlobals())
  const databases = new IDBFactory()
  for (let line = 0; line < 203; line += 1) await note(`round.${line}`, databases)
  for (let again = 0; again < 5; again += 1) await note('answer.503.unreachable', databases)
  const lines = await readLog(databases)
  expect(lines).toHaveLength(200)
  expect(lines[0]?.code).toBe('round.4')
  expect(lines.at(-1)).toMatchObject({ code: 'answer.503.unreachable', times: 5 })
  expect(Object.keys(lines[0] ?? {}).toSorted()).toEqual(['at', 'code', 'last', 'times'])
})

test('a log that can’t be written stops nothing', async () => {
  const databases = new IDBFactory()
  vi.spyOn(console, 'info').mockReturnValue()
  onTestFinished(() => void vi.restoreAllMocks())
  vi.spyOn(databases, 'open').mockImplementation(() => {
    throw new DOMException('no storage', 'UnknownError')
  })
  await note('round.done', databases)
  expect(await readLog(databases)).toEqual([])
})
