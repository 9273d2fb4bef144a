import { useEffect } from 'preact/hooks'
import type { Found } from '../../../device/postings/postings.ts'
import { noteLook } from '../../shell/fresh-hits.ts'
import { presentSearch } from '../present-search.ts'

/** Notes that what a saved search finds was looked at, once all of it stands on screen. */
export function useLooked(found: Found | null): void {
  useEffect(() => {
    const { from, criteria } = presentSearch.peek()
    if (from === null || !found || found.total === null || found.edition === null || found.wish.criteria !== criteria) return
    noteLook(from, found.edition).catch((error: unknown) => console.warn('that a search was looked at could not be stored', error))
  }, [found])
}
