import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { unknown } from '../../domain/statistics/dimensions.ts'
import { all, leastShown, rowOf, type StatisticTable } from '../../domain/statistics/published.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon, PersonIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Figure } from '../../ui/statistics/figure.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { Compare } from './compare.tsx'
import { GroupChoice } from './group-choice.tsx'
import type { Statistics } from './load.ts'
import { Save } from './save.tsx'
import { Standing } from './standing.tsx'

interface Props {
  statistics: Statistics
  table: StatisticTable
}

/** One table: the question it answers, who answered, the chart and the numbers of a group, and how to use them. */
export function TablePage({ statistics, table }: Props) {
  const { edition, newest, sources } = statistics
  const { query } = useLocation()
  const own = ownGroup(statistics, table)
  const [of, choose] = useState<string[]>(() => table.by.map(() => all))
  const title = t(`charts:question.${table.id}`)
  usePage(title)
  const row = rowOf(table, of)
  const asked = Number(query['edition'] ?? edition.edition)
  const isOwn = own?.every((code, at) => code === of[at])
  return (
    <>
      <Link icon={BackIcon} href="/statistics">
        {t('charts:back')}
      </Link>
      <PageTitle>{title}</PageTitle>
      <p>{t(`statistics:table.${table.id}.definition`)}</p>
      {Number.isInteger(asked) && asked > 0 && asked !== edition.edition && (
        <Notice kind="info" title={t('charts:otherEdition', { asked: number(asked), edition: number(edition.edition) })} />
      )}
      {edition.edition < newest && (
        <Notice kind="info" title={t('charts:citedEdition', { edition: number(edition.edition) })} actions={<Link href={`/statistics/${table.id}`}>{t('charts:seeNewest', { edition: number(newest) })}</Link>} />
      )}
      <Standing statistics={statistics} />
      <section class="statistics-part" aria-labelledby="choose-title">
        <h2 id="choose-title">{t('charts:choose.title')}</h2>
        <GroupChoice table={table} of={of} sources={sources} onChoose={choose} />
        {own && !isOwn && (
          <div class="no-print">
            <Button icon={PersonIcon} describedBy="own-hint" onPress={() => choose(own)}>
              {t('charts:choose.own')}
            </Button>
            <p class="support" id="own-hint">
              {t('charts:choose.ownHint')}
            </p>
          </div>
        )}
        <Figure table={table} row={row} sources={sources} said />
      </section>
      <Compare statistics={statistics} table={table} of={of} own={own} />
      <section class="statistics-part" aria-labelledby="limits-title">
        <h2 id="limits-title">{t('charts:limits')}</h2>
        <ul>
          <li>{t(`statistics:table.${table.id}.limits`)}</li>
          <li>{t('statistics:note.step', { least: number(leastShown) })}</li>
        </ul>
      </section>
      <Save statistics={statistics} table={table} row={row} />
    </>
  )
}

/** The reader's own group as far as their record says it, in the table's dimensions; null: it says nothing of them. */
function ownGroup({ own }: Statistics, { by }: StatisticTable): string[] | null {
  const place: Readonly<Record<string, string>> = { ...own }
  const codes = by.map((id) => (place[id] === undefined || place[id] === unknown ? all : place[id]))
  return codes.every((code) => code === all) ? null : codes
}
