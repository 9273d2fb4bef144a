import { useEffect, useState } from 'preact/hooks'
import { askPushKey, isSubscribed, openPushDesk, type PushDesk, subscribe, unsubscribe } from '../../device/push.ts'
import { installed, platform } from '../shell/install.ts'
import { person, syncState } from '../shell/device.ts'
import type { PushTrouble } from './choice.tsx'
import { type PushState, pushState } from './state.ts'

const supported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** How notifications stand now. */
const look = async (desk: PushDesk, key: string | null | undefined): Promise<PushState> =>
  pushState({
    key,
    supported: supported(),
    permission: 'Notification' in window ? Notification.permission : 'denied',
    subscribed: await isSubscribed(desk),
    ios: platform() === 'ios',
    installed: installed.value,
  })

/** Turns them on or off; returns why that changed nothing, or null. `key`: with what the browser subscribes. */
async function turn(desk: PushDesk, on: boolean, key: string | null | undefined): Promise<PushTrouble | null> {
  // First of all: browsers ask only right after a press.
  const allowed = on ? await Notification.requestPermission() : Notification.permission
  const manager = (await navigator.serviceWorker.getRegistration())?.pushManager
  if (!on) {
    if (manager) await unsubscribe(desk, manager)
    return null
  }
  if (allowed === 'default') return 'push:notAllowed'
  // Said by how they stand, with what to do.
  if (allowed === 'denied') return null
  return manager && key && (await subscribe(desk, manager, key)) ? null : 'push:failed'
}

/** Notifications on this device as a page shows them, and how to turn them on and off. */
export function usePush() {
  const [desk] = useState(openPushDesk)
  const [key, setKey] = useState<string | null | undefined>()
  const [state, setState] = useState<PushState>('none')
  const [trouble, setTrouble] = useState<PushTrouble | null>(null)
  const [busy, setBusy] = useState(false)
  const who = person.value
  const isOwn = Boolean(who) && who?.scope === undefined && syncState.value?.shared !== true

  useEffect(() => {
    let gone = false
    const begin = async () => {
      const found = await askPushKey(desk)
      const stand = await look(desk, found)
      if (gone) return
      setKey(found)
      setState(stand)
    }
    if (isOwn) begin().catch((error: unknown) => console.warn('how notifications stand could not be read', error))
    return () => {
      gone = true
    }
  }, [desk, isOwn])

  const press = async (on: boolean) => {
    setBusy(true)
    try {
      setTrouble(await turn(desk, on, key))
    } catch (error) {
      console.warn('notifications could not be turned on or off', error)
      setTrouble('push:failed')
    }
    setState(await look(desk, key))
    setBusy(false)
  }
  return { state: isOwn ? state : ('none' as const), trouble, busy, turn: (on: boolean) => void press(on) }
}
