import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Asked, ask } from '../ask.ts'

/** What administrators do about somebody who works here: let back in who lost a passkey, take their account away. */
export const deeds = ['letIn', 'remove'] as const
export type Deed = (typeof deeds)[number]

/** Somebody of a list, and what is about to be done about them. */
export interface Meant<Row> {
  deed: Deed
  person: Row
}

/** A list of people who work here, at the address `path`, and what is done about them. `load` reads it, the same function each time; `said` says what was done. */
export function usePeople<Row extends { account: string; name: string }>(
  path: string, load: () => Promise<Asked<readonly Row[]>>, said: (deed: Deed, name: string) => string,
) {
  const [people, setPeople] = useState<readonly Row[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [meant, setMeant] = useState<Meant<Row> | null>(null)
  const [done, setDone] = useState('')
  const reload = useCallback(async () => {
    const answer = await load()
    if (answer.ok) setPeople(answer.value)
    else setFailure(answer)
  }, [load])
  useEffect(() => {
    void reload()
  }, [reload])
  return {
    people,
    failure,
    meant,
    done,
    mean: setMeant,
    /** Does what was meant. */
    perform: async (): Promise<void> => {
      if (!meant) return
      const { deed, person } = meant
      setMeant(null)
      const own = `${path}/${encodeURIComponent(person.account)}`
      const answer = deed === 'remove' ? await ask('DELETE', own, null) : await ask('POST', `${own}/passkeys-lost`, null, {})
      setFailure(answer)
      setDone(answer.ok ? said(deed, person.name) : '')
      await reload()
    },
    /** Says what else was done, and reads the list anew. */
    tell: (words: string): void => {
      setFailure(null)
      setDone(words)
      void reload()
    },
  }
}
