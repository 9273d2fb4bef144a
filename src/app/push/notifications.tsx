import { Choice } from './choice.tsx'
import { usePush } from './use-push.ts'

/** The row about notifications among what can be set on this device. */
export function Notifications() {
  const { state, trouble, busy, turn } = usePush()
  return <Choice state={state} trouble={trouble} busy={busy} onTurn={turn} />
}
