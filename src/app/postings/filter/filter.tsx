import '../form.css'
import { useState } from 'preact/hooks'
import { asksNothing, type Criteria, noCriteria } from '../../../domain/search/criteria.ts'
import { jrecinAddress } from '../../../domain/search/jrecin.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { OpenIcon } from '../../../ui/icons/list-icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { StickyActions } from '../../../ui/layout/StickyActions.tsx'
import { number } from '../../../ui/text/format.ts'
import { language, t } from '../../../ui/text/text.ts'
import { usePage } from '../../shell/page.tsx'
import { CriteriaFields } from '../criteria-fields.tsx'
import { type Market, useMarket } from '../market/market.ts'
import { forgetPlace } from '../market/place-in-list.ts'
import { marketPath } from '../paths.ts'
import { askFor, presentSearch, searchFor } from '../present-search.ts'

/** All criteria of the present search, each with how many postings it would find. Every change is searched for at once. */
export function Filter() {
  usePage(t('filter:title'))
  const market = useMarket()
  return (
    <form class="search-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <PageTitle>{t('filter:title')}</PageTitle>
      {market ? <Opened market={market} /> : <Skeleton lines={8} />}
    </form>
  )
}

/** The criteria as they stand. */
export function Opened({ market }: { market: Pick<Market, 'total' | 'counts'> }) {
  const { criteria } = presentSearch.value
  const [noneUnstored] = useState<ReadonlySet<string>>(() => new Set())
  const ask = <C extends keyof Criteria>(criterion: C, value: Criteria[C]) => {
    forgetPlace()
    askFor(criterion, value)
  }
  const total = market.total.value
  return (
    <>
      <p>{t('filter:lead')}</p>
      <div class="folds">
        <CriteriaFields record={null} criteria={criteria} ask={ask} onAttend={nothing} fresh={false} unstored={noneUnstored} counts={market.counts.value} />
      </div>
      <p>
        <Link icon={OpenIcon} href={jrecinAddress(criteria, language.value)} external>
          {t('search:open')}
        </Link>
      </p>
      <StickyActions>
        {!asksNothing(criteria) && (
          <Button
            kind="quiet"
            onPress={() => {
              forgetPlace()
              searchFor({ criteria: noCriteria, from: null })
            }}
          >
            {t('filter:clear')}
          </Button>
        )}
        <Link kind="primary" href={marketPath}>
          {total === null ? t('filter:see') : t('filter:seeAll', { count: total, shown: number(total) })}
        </Link>
      </StickyActions>
    </>
  )
}

/** What is nobody's record waits for nobody to leave it. */
const nothing = (): void => undefined
