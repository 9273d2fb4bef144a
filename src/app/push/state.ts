/** What a person can do about notifications here. `none`: this installation sends none, or nobody can know without a network. */
export type PushState = 'none' | 'unsupported' | 'install' | 'blocked' | 'off' | 'on'

/** What it depends on. `key`: null when none are sent, undefined when not known. */
export interface PushFacts {
  key: string | null | undefined
  /** Whether the browser knows Web Push. */
  supported: boolean
  permission: NotificationPermission
  subscribed: boolean
  ios: boolean
  installed: boolean
}

/** How notifications stand on this device. */
export function pushState({ key, supported, permission, subscribed, ios, installed }: PushFacts): PushState {
  if (key === null) return 'none'
  // Safari on a phone has no notifications but for an app on the home screen.
  if (!supported) return key === undefined ? 'none' : ios && !installed ? 'install' : 'unsupported'
  if (permission === 'denied') return 'blocked'
  if (subscribed && permission === 'granted') return 'on'
  return key === undefined ? 'none' : 'off'
}
