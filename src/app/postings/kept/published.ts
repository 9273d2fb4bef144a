import { useEffect, useState } from 'preact/hooks'
import type { Postings } from '../../../device/postings/postings.ts'
import type { Published } from '../../../domain/posting/kept.ts'
import { device } from '../../shell/device.ts'
import { openPostingsHere } from '../../shell/postings-here.ts'

/** What this phone knows now of some postings, by their ids. */
export async function readPublished(postings: Pick<Postings, 'here' | 'read'>, ids: readonly string[]): Promise<ReadonlyMap<string, Published>> {
  const here = await postings.here()
  const edition = here?.edition ?? null
  return new Map(await Promise.all(ids.map(async (id) => [id, { edition, posting: edition === null ? undefined : await postings.read(id) }] as const)))
}

/** The same, again whenever other postings are here; undefined until it is known. */
export function usePublished(ids: readonly string[]): ReadonlyMap<string, Published> | undefined {
  const [state, setState] = useState<{ asked: string; found?: ReadonlyMap<string, Published>; error?: unknown }>({ asked: '' })
  const open = device.value
  const asked = ids.join(' ')
  useEffect(() => {
    if (!open) return undefined
    let gone = false
    const fail = (error: unknown) => !gone && setState({ asked, error })
    const opening = openPostingsHere().then((postings) => {
      const run = () => {
        readPublished(postings, asked === '' ? [] : asked.split(' ')).then((found) => !gone && setState({ asked, found }), fail)
      }
      if (!gone) run()
      return postings.watch(run)
    })
    opening.catch(fail)
    return () => {
      gone = true
      opening.then((unwatch) => unwatch(), (error: unknown) => console.warn('the postings were not followed', error))
    }
  }, [open, asked])
  if (state.error !== undefined && state.asked === asked) throw state.error
  // What was known of the others stands until the new ones are known too: nothing jumps.
  return state.found
}

/** What is known of one of them. */
export const publishedOf = (all: ReadonlyMap<string, Published>, id: string): Published => all.get(id) ?? { edition: null, posting: undefined }
