import { useEffect, useState } from 'preact/hooks'
import type { Json } from '../../../domain/json.ts'
import { dateInJapan } from '../../../domain/business-days.ts'
import * as table from '../../../domain/codes/research-fields.ts'
import { type ForYou, forYou } from '../../../domain/posting/for-you.ts'
import { readCareer } from '../../../domain/profile/career.ts'
import type { Reading } from '../../../device/device.ts'
import type { Postings } from '../../../device/postings/postings.ts'
import { nothingRead } from '../../../device/device.ts'
import { notebook, now, useLoaded } from '../../shell/device.ts'
import { openPostingsHere } from '../../shell/postings-here.ts'
import { whenIdle } from '../../shell/when-idle.ts'

const setting = { type: 'setting', record: 'postings', field: 'forYou' } as const

const valuesOf = (fields: ReadonlyMap<string, Reading>): Record<string, Json | undefined> =>
  Object.fromEntries([...fields].map(([field, { value }]) => [field, value]))

const unspecifiedOf = (code: string): string | undefined => table.largeFields.find((field) => field.code === code)?.unspecified

/** What the record here suggests to look for. `off`: the person wants no suggestions; null: it tells too little. */
export const useSuggestion = (): ForYou | 'off' | null | undefined =>
  useLoaded('for you', ['notebook'], async (_, book) => {
    if (!book || book.person.scope !== undefined) return null
    const [own, profile, careers] = await Promise.all([book.read(setting.type, setting.record), book.read('profile', 'me'), book.list('career')])
    if (own.get(setting.field)?.value === 'off') return 'off'
    const all = [...careers].map(([id, fields]) => readCareer(id, valuesOf(fields)))
    return forYou(valuesOf(profile), all, { today: dateInJapan(now()), unspecifiedOf })
  })

/** Wants suggestions, on all devices, or none. */
export async function wantSuggestions(wanted: boolean): Promise<void> {
  const book = notebook.peek()
  if (!book) return
  const over = (await book.read(setting.type, setting.record)).get(setting.field) ?? nothingRead
  await book.write({ ...setting, value: wanted ? null : 'off', over })
}

/** How many postings a suggestion finds here; null: none are here, or not counted yet. */
export function useCount(suggestion: ForYou | null): number | null {
  const [counted, setCount] = useState<number | null>(null)
  const mark = JSON.stringify(suggestion?.criteria ?? null)
  useEffect(() => {
    if (!suggestion) return undefined
    let gone = false
    let unwatch = (): void => undefined
    const count = async (postings: Postings) => {
      const here = await postings.here()
      if (!here || gone) return
      const search = postings.search()
      try {
        const counts = await search.count([{ id: 'for-you', criteria: suggestion.criteria, after: here.edition }], dateInJapan(now()))
        if (!gone) setCount(counts.get('for-you')?.all ?? null)
      } finally {
        search.close()
      }
    }
    const failed = (error: unknown) => console.warn('what fits the record could not be counted', error)
    openPostingsHere().then((postings) => {
      if (gone) return
      const soon = () => void whenIdle(() => void count(postings).catch(failed))
      unwatch = postings.watch(soon)
      soon()
    }, failed)
    return () => {
      gone = true
      unwatch()
    }
    // What is asked for, by its content: it is made anew whenever the notebook changes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [mark])
  return counted
}
