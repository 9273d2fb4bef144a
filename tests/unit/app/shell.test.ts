import { describe, expect, test } from 'vitest'
import { platformOf } from '../../../src/app/shell/install.ts'
import { exportName } from '../../../src/app/shell/save-file.ts'
import { statusOf } from '../../../src/app/shell/status.ts'
import type { SyncState } from '../../../src/device/device.ts'

const calm: SyncState = { waiting: 0, refused: 0, phase: 'idle', lastReceived: 1_795_320_300_000, storing: true }
const keyFor = (state: Partial<SyncState>) => statusOf({ ...calm, ...state }).key.replace('shell:status.', '')

describe('the status line', () => {
  test('says when everything was received', () => {
    expect(statusOf(calm)).toMatchObject({ key: 'shell:status.allReceived', time: calm.lastReceived })
  })

  test('says how many changes wait, whatever the reason', () => {
    expect(statusOf({ ...calm, waiting: 3 })).toMatchObject({ key: 'shell:status.waiting', count: 3 })
    expect(statusOf({ ...calm, waiting: 3, phase: 'offline' })).toMatchObject({ key: 'shell:status.offlineWaiting', count: 3 })
    expect(statusOf({ ...calm, waiting: 3, phase: 'signed-out' })).toMatchObject({ key: 'shell:status.signedOutWaiting', count: 3 })
  })

  test('never claims that all was received while something waits, is offline, or was refused', () => {
    for (const phase of ['idle', 'sending', 'offline', 'signed-out', 'update-needed'] as const) {
      expect(keyFor({ phase, waiting: 1 })).not.toBe('allReceived')
    }
    for (const phase of ['offline', 'signed-out', 'update-needed'] as const) {
      expect(keyFor({ phase })).not.toBe('allReceived')
    }
    expect(keyFor({ refused: 1 })).not.toBe('allReceived')
  })

  test('puts words that are not stored before everything else', () => {
    for (const phase of ['idle', 'sending', 'offline', 'signed-out', 'update-needed'] as const) {
      expect(statusOf({ ...calm, phase, waiting: 2, refused: 1, storing: false })).toMatchObject({ key: 'shell:status.notStoring', kind: 'error' })
    }
  })

  test('does not flicker between sending and received when nothing of ours is sent', () => {
    expect(keyFor({ phase: 'sending' })).toBe('allReceived')
    expect(keyFor({ phase: 'sending', waiting: 1 })).toBe('sending')
  })

  test('offers the one thing to do: take the words away, sign in, update, or look', () => {
    expect(statusOf({ ...calm, storing: false }).action).toBe('export')
    expect(statusOf({ ...calm, phase: 'signed-out' }).action).toBe('sign-in')
    expect(statusOf({ ...calm, phase: 'update-needed' }).action).toBe('update')
    expect(statusOf({ ...calm, refused: 2 }).action).toBe('see')
    expect(statusOf({ ...calm, phase: 'offline' }).action).toBeUndefined()
  })

  test('explains what has waited for more than ten minutes while there is a network', () => {
    const now = 1_795_320_300_000
    const old = { ...calm, waiting: 2, oldest: now - 11 * 60_000 }
    for (const phase of ['idle', 'offline', 'sending'] as const) {
      expect(statusOf({ ...old, phase }, now, true)).toMatchObject({ key: 'shell:status.stuck', count: 2, action: 'see' })
    }
    expect(statusOf({ ...old, phase: 'offline' }, now, false).key).toBe('shell:status.offlineWaiting')
    expect(statusOf({ ...old, oldest: now - 60_000 }, now, true).key).toBe('shell:status.waiting')
    expect(statusOf({ ...old, phase: 'signed-out' }, now, true).action).toBe('sign-in')
  })

  test('has nothing to claim before the first answer of the server', () => {
    expect(keyFor({ lastReceived: null })).toBe('nothingYet')
  })
})

describe('how to install', () => {
  test('is shown for the kind of device in hand, an iPad that calls itself a Macintosh too', () => {
    expect(platformOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X)', 5)).toBe('ios')
    expect(platformOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.3 Safari/605', 5)).toBe('ios')
    expect(platformOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.3 Safari/605', 0)).toBe('desktop')
    expect(platformOf('Mozilla/5.0 (Linux; Android 15; Pixel 9)', 5)).toBe('android')
    expect(platformOf('Mozilla/5.0 (X11; Linux x86_64)', 0)).toBe('desktop')
  })
})

describe('an export', () => {
  test('is named by the day it was made', () => {
    expect(exportName(new Date(2026, 10, 3))).toBe('jgrad-2026-11-03.json')
  })
})
