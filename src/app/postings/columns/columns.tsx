import './columns.css'
import type { ComponentChildren } from 'preact'
import { number } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { HitList } from '../market/hit-list.tsx'
import { today, useMarket } from '../market/market.ts'

/** Where there is room for two columns: what was found at the left, and at the right the posting that is read out of it. */
export function Columns({ reading, children }: { reading: string; children: ComponentChildren }) {
  return (
    <div class="columns">
      <Found reading={reading} />
      <div class="columns-page">{children}</div>
    </div>
  )
}

/** What the present search finds; nothing where it finds nothing. */
function Found({ reading }: { reading: string }) {
  const market = useMarket()
  const found = market?.found.value
  const total = market?.total.value ?? found?.first.length ?? 0
  if (!market || !found || total === 0) return <aside class="columns-list" />
  return (
    <aside class="columns-list" aria-labelledby="columns-count">
      <h2 id="columns-count">{t('market:found', { count: total, shown: number(total) })}</h2>
      <HitList hits={market.hits} total={total} today={today()} reading={reading} />
    </aside>
  )
}
