import './statistics.css'
import { Link } from '../../ui/controls/Link.tsx'
import { t } from '../../ui/text/text.ts'
import { useStatistics } from './load.ts'
import { Lacking, OwnFigure } from './mine.tsx'
import { Sample } from './standing.tsx'

/** After answers were sent: one row of people like oneself, and the way to the others. Nothing without statistics. */
export function AfterSending() {
  const statistics = useStatistics()
  if (!statistics?.own) return null
  return (
    <section class="statistics-part" aria-labelledby="like-me">
      <h2 id="like-me">{t('charts:sent.title')}</h2>
      <p>{t('charts:sent.text')}</p>
      <Sample statistics={statistics} />
      <Lacking own={statistics.own} />
      <OwnFigure id="sector" statistics={statistics} own={statistics.own} />
      <p>
        <Link kind="secondary" href="/statistics/me">
          {t('charts:seeMine')}
        </Link>
      </p>
    </section>
  )
}
