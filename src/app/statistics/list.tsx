import { Link } from '../../ui/controls/Link.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { byTheme } from '../../ui/statistics/themes.ts'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import type { Statistics } from './load.ts'
import { Standing } from './standing.tsx'

/** Every table by what it is about, each as the question it answers. */
export function List({ statistics }: { statistics: Statistics }) {
  usePage(t('charts:title'))
  return (
    <>
      <PageTitle>{t('charts:title')}</PageTitle>
      <p>{t('charts:lead')}</p>
      <Standing statistics={statistics} />
      <section class="statistics-mine" aria-labelledby="statistics-mine">
        <h2 id="statistics-mine">
          {t('charts:mine')}
        </h2>
        <p>{t('charts:mineLead')}</p>
        <p class="actions">
          <Link kind="primary" icon={NextIcon} href="/statistics/me">
            {t('charts:seeMine')}
          </Link>
        </p>
      </section>
      {byTheme(statistics.edition.tables).map(({ theme, tables }) => (
        <section key={theme} class="statistics-theme" aria-labelledby={`theme-${theme}`}>
          <h2 id={`theme-${theme}`}>{t(`charts:theme.${theme}`)}</h2>
          <ul class="statistics-list">
            {tables.map(({ id }) => (
              <li key={id}>
                <Link href={`/statistics/${id}`}>{t(`charts:question.${id}`)}</Link>
                <p>{t(`statistics:table.${id}.definition`)}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
