import './kept.css'
import { byDeadline } from '../../../domain/posting/deadline.ts'
import { keptStates } from '../../../domain/posting/keep.ts'
import { deadlineOf, type KeptPosting, type Published } from '../../../domain/posting/kept.ts'
import { saidIn } from '../../../domain/posting/said-in.ts'
import { Link } from '../../../ui/controls/Link.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { language, t } from '../../../ui/text/text.ts'
import { useLoaded } from '../../shell/device.ts'
import { usePage } from '../../shell/page.tsx'
import { keptPath, listPath } from '../paths.ts'
import { readAllKept } from './all-kept.ts'
import { DeadlineLine, StandingTags, titleOf, todayInJapan } from './kept-words.tsx'
import { publishedOf, usePublished } from './published.ts'
import { RemindChoice } from './remind-choice.tsx'

/** The kept postings by how far the person is with them, the soonest deadline first. */
export function KeptList() {
  usePage(t('kept:title'))
  const all = useLoaded('kept postings', ['notebook'], async (_, book) => (book ? readAllKept(book) : []))
  const published = usePublished(all?.map(({ id }) => id) ?? [])
  return (
    <>
      <PageTitle>{t('kept:title')}</PageTitle>
      <p>{t('kept:lead')}</p>
      {!all || !published ? <Skeleton lines={6} /> : all.length === 0 ? <Empty /> : <Groups all={all} published={published} />}
      {all && all.length > 0 && <RemindChoice />}
    </>
  )
}

const Empty = () => (
  <div class="empty">
    <p class="empty-title">{t('kept:empty.title')}</p>
    <p>{t('kept:empty.text')}</p>
    <p class="actions">
      <Link kind="primary" href={listPath}>
        {t('kept:empty.search')}
      </Link>
    </p>
  </div>
)

function Groups({ all, published }: { all: readonly KeptPosting[]; published: ReadonlyMap<string, Published> }) {
  const today = todayInJapan()
  const dated = all.map((kept) => ({ kept, deadline: deadlineOf(kept, publishedOf(published, kept.id)) }))
  return keptStates.map((state) => {
    const group = dated.filter(({ kept }) => kept.state === state).toSorted((a, b) => byDeadline(a.deadline, b.deadline, today))
    if (group.length === 0) return null
    return (
      <section key={state} class="kept-group">
        <h2>
          {t(`kept:state.${state}`)} <span class="kept-count">{t('kept:count', { count: group.length })}</span>
        </h2>
        <ul class="kept-list">
          {group.map(({ kept }) => (
            <Row key={kept.id} kept={kept} published={publishedOf(published, kept.id)} today={today} />
          ))}
        </ul>
      </section>
    )
  })
}

function Row({ kept, published, today }: { kept: KeptPosting; published: Published; today: string }) {
  const title = titleOf(kept)
  const institution = saidIn(kept.copy?.heading.institution, language.value)
  return (
    <li class="kept-row">
      <h3 class="kept-name" lang={title.lang}>
        <a class="link" href={keptPath(kept.id)}>
          {title.text}
        </a>
      </h3>
      {institution && <p lang={institution.lang}>{institution.text}</p>}
      <DeadlineLine kept={kept} published={published} today={today} />
      <p class="kept-tags">
        <StandingTags kept={kept} published={published} today={today} />
      </p>
      {kept.note !== '' && <p class="kept-note">{kept.note}</p>}
    </li>
  )
}
