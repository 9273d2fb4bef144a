import { closestRow, type OwnPlace } from '../../domain/statistics/own-place.ts'
import { unknown } from '../../domain/statistics/dimensions.ts'
import type { TableId } from '../../domain/statistics/tables.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Figure } from '../../ui/statistics/figure.tsx'
import { nameOf } from '../../ui/statistics/names.ts'
import { t } from '../../ui/text/text.ts'
import { useLocation } from 'preact-iso/router'
import { usePage } from '../shell/page.tsx'
import { signInFrom } from '../shell/return.ts'
import type { Statistics } from './load.ts'
import { Standing } from './standing.tsx'

const afterwards: readonly TableId[] = ['sector', 'income', 'contract', 'satisfaction']
/** Those who are still in the course see how others fare in it, and then what comes after it. */
const inCourse: readonly TableId[] = ['funding', 'guidance', ...afterwards]

/** What became of people like me: the rows of one's own field and stage, put together. */
export function Mine({ statistics }: { statistics: Statistics }) {
  const { own } = statistics
  usePage(t('charts:mine'))
  return (
    <>
      <Link icon={BackIcon} href="/statistics">
        {t('charts:back')}
      </Link>
      <PageTitle>{t('charts:mine')}</PageTitle>
      {own ? <Own statistics={statistics} own={own} /> : <SignInHere />}
    </>
  )
}

function SignInHere() {
  const { url } = useLocation()
  return (
    <>
      <p>{t('charts:me.signIn')}</p>
      <p class="actions">
        <Link kind="primary" href={signInFrom(url)}>
          {t('shell:signIn')}
        </Link>
      </p>
    </>
  )
}

function Own({ statistics, own }: { statistics: Statistics; own: OwnPlace }) {
  const { edition, sources } = statistics
  const said = (['field', 'stage'] as const).flatMap((id) => (own[id] === unknown ? [] : [nameOf(id, own[id], sources)]))
  return (
    <>
      {said.length > 0 && <p>{t('charts:me.lead', { people: said.join(t('charts:between')) })}</p>}
      <Lacking own={own} />
      <Standing statistics={statistics} />
      {(own.stage === 'enrolled' ? inCourse : afterwards).map((id) => (
        <OwnFigure key={id} id={id} statistics={statistics} own={own} />
      ))}
      {edition.tables.length > 0 && (
        <p class="actions">
          <Link kind="secondary" href="/statistics">
            {t('charts:all')}
          </Link>
        </p>
      )}
    </>
  )
}

/** What the record does not say of the reader's place, with the way to where it is said. */
export const Lacking = ({ own }: { own: OwnPlace }) => (
  <>
    {(['field', 'stage'] as const)
      .filter((id) => own[id] === unknown)
      .map((id) => (
        <p key={id}>
          {t(`charts:me.${id}`)} <Link href={`/me/profile/${id === 'field' ? 'field' : 'course'}`}>{t('charts:me.fill')}</Link>
        </p>
      ))}
  </>
)

/** One table's row that is nearest to the reader; what had to be left open for it is said. */
export function OwnFigure({ id, statistics, own }: { id: TableId; statistics: Statistics; own: OwnPlace }) {
  const { edition, sources } = statistics
  const table = edition.tables.find((each) => each.id === id)
  if (!table) return null
  const closest = closestRow(table, { field: own.field, stage: own.stage })
  const [first, second] = closest?.widened ?? []
  const widened = second ? 'both' : first === 'field' || first === 'stage' ? first : null
  const title = t(`charts:question.${id}`)
  return (
    <section class="statistics-part" aria-labelledby={`mine-${id}`}>
      <h2 id={`mine-${id}`}>{title}</h2>
      {widened && <p class="support">{t(`charts:me.widened.${widened}`)}</p>}
      {closest ? <Figure table={table} row={closest.row} sources={sources} folded /> : <p>{t('charts:me.nothing')}</p>}
      <p class="no-print">
        <Link href={`/statistics/${id}`} about={title}>
          {t('charts:me.more')}
        </Link>
      </p>
    </section>
  )
}
