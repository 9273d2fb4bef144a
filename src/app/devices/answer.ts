import { useEffect, useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import { ask, type Asked, type Question } from '../../device/ask.ts'
import { device, person } from '../shell/device.ts'

/** Asks the server about the signed-in person. */
export async function askMine<T>(question: Omit<Question<T>, 'account'>): Promise<Asked<T>> {
  const open = device.value
  const who = person.value
  if (!open || !who) return { ok: false, why: 'signed-out' }
  return ask(open.door, { ...question, account: who.account })
}

/** What the server says of the signed-in person at `path`, null until it came; and how to ask it again. */
export function useMine<T>(path: string, answer: z.ZodMiniType<T>): { asked: Asked<T> | null; again: () => Promise<void> } {
  const [asked, setAsked] = useState<Asked<T> | null>(null)
  const who = person.value?.account
  const again = async () => setAsked(await askMine({ method: 'GET', path, answer }))
  useEffect(() => {
    let gone = false
    setAsked(null)
    if (who === undefined) return undefined
    void askMine({ method: 'GET', path, answer }).then((came) => {
      if (!gone) setAsked(came)
    })
    return () => {
      gone = true
    }
  }, [path, answer, who])
  return { asked, again }
}
