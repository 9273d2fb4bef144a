import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Attempt, Device, Person } from '../../device/device.ts'
import { sharing } from './wishes.ts'

/** What the server was asked lasts five minutes, and people leave pages open: it is asked anew before that. */
const freshFor = 4 * 60_000

/** Whether this browser knows of passkeys at all. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in window

/** Takes back whatever the browser is being asked about passkeys. */
export function stopAskingForPasskeys(): void {
  import('../../device/passkey-ceremony.ts').then(
    ({ stopAsking }) => stopAsking(),
    (error: unknown) => console.info('nothing was asked of passkeys', error),
  )
}

/**
 * Has the browser offer passkeys below the address field for as long as the page is there, where it can. `onAnswer`
 * hears of a passkey that was chosen; what the person never asked for fails without a word. Returns how to offer them
 * anew, after the browser's own window was in between.
 */
export function useOfferedPasskey(open: Device | null, onAnswer: (answer: Attempt<Person>) => void): () => void {
  const onAnswerRef = useRef(onAnswer)
  useLayoutEffect(() => {
    onAnswerRef.current = onAnswer
  })
  const offerRef = useRef<() => void>(() => undefined)
  useEffect(() => {
    if (!open || !knowsPasskeys()) return undefined
    let gone = false
    const offer = async () => {
      if (document.visibilityState !== 'visible') return
      const { offersAtField } = await import('../../device/passkey-ceremony.ts')
      if (gone || !(await offersAtField())) return
      const answer = await open.signInWithPasskey({ where: 'field', shared: () => sharing.value })
      if (!gone && (answer.ok || answer.problem === 'passkey-refused')) onAnswerRef.current(answer)
    }
    const start = () => {
      offer().catch((error: unknown) => console.info('passkeys are not offered', error))
    }
    offerRef.current = start
    start()
    const timer = setInterval(start, freshFor)
    document.addEventListener('visibilitychange', start)
    return () => {
      gone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', start)
      stopAskingForPasskeys()
    }
  }, [open])
  return () => offerRef.current()
}
