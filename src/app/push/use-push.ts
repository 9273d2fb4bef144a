import { useEffect, useRef, useState } from 'preact/hooks'
import { askPushKey, isSubscribed, openPushDesk, subscribe, unsubscribe } from '../../device/push.ts'
import { installed, platform } from '../shell/install.ts'
import { person, syncState } from '../shell/device.ts'
import type { PushTrouble } from './choice.tsx'
import { type PushState, pushState } from './state.ts'

const supported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

async function managerHere(): Promise<PushManager | null> {
  return (await navigator.serviceWorker.getRegistration())?.pushManager ?? null
}

/** Notifications on this device as the page shows them, and how to turn them on and off. */
export function usePush() {
  const [state, setState] = useState<PushState>('none')
  const [trouble, setTrouble] = useState<PushTrouble | null>(null)
  const busy = useRef(false)
  const desk = useRef(openPushDesk()).current
  const key = useRef<string | null | undefined>(undefined)
  const who = person.value
  const isOwn = Boolean(who) && who?.scope === undefined && !syncState.value?.shared

  const look = async () => {
    setState(
      pushState({
        key: key.current,
        supported: supported(),
        permission: 'Notification' in window ? Notification.permission : 'denied',
        subscribed: await isSubscribed(desk),
        ios: platform() === 'ios',
        installed: installed.value,
      }),
    )
  }
  useEffect(() => {
    if (!isOwn) return
    const begin = async () => {
      key.current = await askPushKey(desk)
      await look()
    }
    begin().catch((error: unknown) => console.warn('how notifications stand could not be read', error))
  }, [isOwn])

  const turn = async (on: boolean): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setTrouble(null)
    try {
      // First of all: browsers ask only right after a press.
      if (on && (await Notification.requestPermission()) === 'default') setTrouble('push:notAllowed')
      const manager = await managerHere()
      if (!on && manager) await unsubscribe(desk, manager)
      if (on && Notification.permission === 'granted') {
        const done = manager && key.current ? await subscribe(desk, manager, key.current) : false
        if (!done) setTrouble('push:failed')
      }
    } catch (error) {
      console.warn('notifications could not be turned on or off', error)
      setTrouble('push:failed')
    }
    busy.current = false
    await look()
  }
  return { state: isOwn ? state : ('none' as const), trouble, turn: (on: boolean) => void turn(on) }
}
