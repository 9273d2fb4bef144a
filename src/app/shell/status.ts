import type { SyncState } from '../../device/device.ts'

type StatusName =
  | 'allReceived' | 'nothingYet' | 'sending' | 'waiting' | 'offline' | 'offlineWaiting' | 'signedOut' | 'signedOutWaiting'
  | 'updateNeeded' | 'notStoring' | 'refused' | 'shared' | 'sharedWaiting' | 'stuck'

/** The one sentence about what is stored and what is received, before it is put into words. */
export interface Status {
  key: `shell:status.${StatusName}`
  kind: 'plain' | 'warning' | 'error'
  icon: 'received' | 'sending' | 'waiting' | 'offline' | 'warning' | 'error'
  count?: number
  /** The server's clock at the last reception, in milliseconds. */
  time?: number
  action?: 'sign-in' | 'update' | 'see' | 'export'
}

/** How long changes may wait while there is a network until that has to be explained, in milliseconds. */
const longWait = 10 * 60_000

/**
 * Chooses what to say of a sync state: what endangers words first, then what the person can do, then what goes on. `now`
 * is this device's clock, `online` whether it has a network of any kind.
 */
export function statusOf(state: SyncState, now = Date.now(), online = navigator.onLine): Status {
  const { waiting: count, lastReceived: time } = state
  if (!state.storing) return { key: 'shell:status.notStoring', kind: 'error', icon: 'error', action: 'export' }
  if (state.phase === 'update-needed') {
    return { key: 'shell:status.updateNeeded', kind: 'warning', icon: 'warning', action: 'update' }
  }
  if (state.phase === 'signed-out') {
    return count > 0
      ? { key: 'shell:status.signedOutWaiting', count, kind: 'warning', icon: 'warning', action: 'sign-in' }
      : { key: 'shell:status.signedOut', kind: 'warning', icon: 'warning', action: 'sign-in' }
  }
  if (state.shared) {
    // What is said elsewhere, that words stay here, is not true on a computer that others use.
    if (count > 0) return { key: 'shell:status.sharedWaiting', count, kind: 'warning', icon: 'waiting' }
    return { key: 'shell:status.shared', kind: 'plain', icon: state.phase === 'offline' ? 'offline' : 'received' }
  }
  if (count > 0 && online && state.oldest && now - state.oldest > longWait) {
    return { key: 'shell:status.stuck', count, kind: 'warning', icon: 'warning', action: 'see' }
  }
  if (state.phase === 'offline') {
    return count > 0
      ? { key: 'shell:status.offlineWaiting', count, kind: 'plain', icon: 'offline' }
      : { key: 'shell:status.offline', kind: 'plain', icon: 'offline' }
  }
  if (state.refused > 0) {
    return { key: 'shell:status.refused', count: state.refused, kind: 'warning', icon: 'warning', action: 'see' }
  }
  if (state.phase === 'sending' && count > 0) return { key: 'shell:status.sending', kind: 'plain', icon: 'sending' }
  if (count > 0) return { key: 'shell:status.waiting', count, kind: 'plain', icon: 'waiting' }
  return time === null
    ? { key: 'shell:status.nothingYet', kind: 'plain', icon: 'waiting' }
    : { key: 'shell:status.allReceived', time, kind: 'plain', icon: 'received' }
}
