import './market.css'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { noCriteria } from '../../../domain/search/criteria.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { TextField } from '../../../ui/controls/TextField.tsx'
import { FilterIcon } from '../../../ui/icons/list-icons.tsx'
import { KeepIcon } from '../../../ui/icons/keep-icon.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { number } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { usePage } from '../../shell/page.tsx'
import { useLooked } from '../alerts/use-looked.ts'
import { filterPath, keptListPath } from '../paths.ts'
import { askedBeside, askFor, presentSearch, searchFor } from '../present-search.ts'
import { HitList, scrollBack } from './hit-list.tsx'
import { type Market as OpenMarket, today, useMarket } from './market.ts'
import { forgetPlace } from './place-in-list.ts'
import { SavedSearches } from './saved-searches.tsx'
import { SaveThis } from './save-this.tsx'
import { Standing } from './standing.tsx'

/** Every open posting, searched on this phone. */
export function Market() {
  usePage(t('market:title'))
  const market = useMarket()
  return (
    <>
      <PageTitle>{t('market:title')}</PageTitle>
      {market ? <Opened market={market} /> : <Skeleton lines={8} />}
    </>
  )
}

/** The market as it stands. `market` is for whoever shows it with postings of their own. */
export function Opened({ market }: { market: OpenMarket }) {
  const { criteria } = presentSearch.value
  const asked = askedBeside(criteria)
  const here = market.here.value
  return (
    <>
      <div class="market-search">
        <TextField
          id="market-words"
          type="search"
          inputMode="search"
          enterKeyHint="search"
          autoCapitalize="off"
          spellCheck={false}
          label={t('market:words')}
          shown={criteria.all}
          onInput={(text) => {
            forgetPlace()
            askFor('all', text)
          }}
          onEnter={() => {
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
          }}
        />
        <div class="market-tools">
          <Link kind="secondary" icon={FilterIcon} href={filterPath}>
            {asked > 0 ? t('market:filterBy', { count: asked }) : t('market:filter')}
          </Link>
          <Link kind="quiet" icon={KeepIcon} href={keptListPath}>
            {t('market:kept')}
          </Link>
          {(asked > 0 || criteria.all !== '') && (
            <Button
              kind="quiet"
              onPress={() => {
                forgetPlace()
                searchFor({ criteria: noCriteria, from: null })
              }}
            >
              {t('market:clear')}
            </Button>
          )}
        </div>
        <SavedSearches market={market} />
      </div>
      <Standing market={market} />
      {here && <Hits market={market} />}
    </>
  )
}

function Hits({ market }: { market: OpenMarket }) {
  const found = market.found.value
  useLooked(found)
  const total = market.total.value
  const counting = found?.total === null
  const said = useSettled(total === null ? '' : t('market:found', { count: total, shown: number(total) }))
  const { criteria } = presentSearch.value
  const length = Math.max(total ?? 0, found?.first.length ?? 0)
  const ready = found !== null && !counting
  const scrolledRef = useRef(false)
  // After the page was brought to its top, as it is at every arrival.
  useLayoutEffect(() => {
    if (!ready || scrolledRef.current) return
    scrolledRef.current = true
    scrollBack()
  }, [ready])
  if (!found) return <Skeleton lines={8} />
  return (
    <section class="market-hits" aria-labelledby="market-count" aria-busy={counting}>
      <div class="market-count">
        <h2 id="market-count">{total === null ? t(found.making ? 'market:making' : 'market:counting') : t('market:found', { count: total, shown: number(total) })}</h2>
        <SaveThis criteria={criteria} />
      </div>
      <output class="said">{said}</output>
      {found.among === 'headings' && criteria.all !== '' && <p class="support">{t('market:headingsOnly')}</p>}
      {total === 0 ? (
        <div class="empty">
          <p class="empty-title">{t('market:none.title')}</p>
          <p>{t('market:none.text')}</p>
        </div>
      ) : (
        <HitList hits={market.hits} total={length} today={today()} />
      )}
    </section>
  )
}

/** A text once it has stood for a while: what changes at each key is not read out each time. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 700)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
