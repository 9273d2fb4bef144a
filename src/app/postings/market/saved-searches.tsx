import { useEffect, useState } from 'preact/hooks'
import { lookedUpTo } from '../../../domain/posting/alert.ts'
import { Link } from '../../../ui/controls/Link.tsx'
import { number } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { useLoaded } from '../../shell/device.ts'
import { listPath } from '../paths.ts'
import { presentSearch, searchFor } from '../present-search.ts'
import { readSearches, type SavedSearch, searchType } from '../saved-search.ts'
import { type Market, today } from './market.ts'
import { forgetPlace } from './place-in-list.ts'

type Counted = ReadonlyMap<string, { fresh: number; all: number }>

/** The edition of the last look at a search's hits; null: there was none. */
const lookedAt = ({ fields }: SavedSearch): number | null => lookedUpTo([...fields].map(([field, { value }]) => [field, value] as const))

/** The person's saved searches, each with how many postings it finds, and how many of them are new since it was looked at. */
export function SavedSearches({ market }: { market: Market }) {
  const searches = useLoaded('saved searches', ['notebook'], async (_, book) => (book ? readSearches(await book.list(searchType)) : []))
  const [counted, setCounted] = useState<Counted>(new Map())
  const edition = market.here.value?.edition
  useEffect(() => {
    if (!searches || searches.length === 0 || edition === undefined) return undefined
    let gone = false
    market.search.count(searches.map((search) => ({ id: search.id, criteria: search.criteria, after: lookedAt(search) ?? edition })), today()).then(
      (counts) => !gone && setCounted(counts),
      (error: unknown) => console.warn('what the saved searches find could not be counted', error),
    )
    return () => {
      gone = true
    }
  }, [searches, edition, market])
  if (!searches) return null
  const { from } = presentSearch.value
  return (
    <nav class="market-saved" aria-label={t('market:saved')}>
      {searches.length > 0 && (
        <ul class="market-saved-list">
          {searches.map((search) => {
            const counts = counted.get(search.id)
            return (
              <li key={search.id}>
                <button
                  type="button"
                  class="saved-chip"
                  aria-pressed={from === search.id}
                  onClick={() => {
                    forgetPlace()
                    searchFor({ criteria: search.criteria, from: search.id })
                  }}
                >
                  <span class="saved-name">{search.name || t('market:unnamed')}</span>
                  {counts && <span class="saved-count">{t('market:count', { count: counts.all, shown: number(counts.all) })}</span>}
                  {counts && counts.fresh > 0 && <span class="saved-fresh">{t('market:fresh', { count: counts.fresh, shown: number(counts.fresh) })}</span>}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <Link kind="quiet" href={listPath}>
        {t(searches.length > 0 ? 'market:manage' : 'market:noSaved')}
      </Link>
    </nav>
  )
}
