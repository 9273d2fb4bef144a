import '../styles/office-stories.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { officeStoriesSchema, officeStorySchema, type StorySummary } from '../../api/office-stories.ts'
import type { Bilingual, Language } from '../../domain/language.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { StoryPage } from './story.tsx'

/** The stories of role models: all of them, or the one that is on the desk. */
export function Stories() {
  const { path } = useLocation()
  const id = /^\/office\/stories\/([^/]+)$/.exec(path)?.[1]
  return id === undefined ? <List /> : <StoryPage key={id} id={decodeURIComponent(id)} />
}

/** What has to be done with comes first. */
const order = ['draft', 'reviewed', 'published', 'withdrawn'] as const
const either = (text: Bilingual, shown: Language): string => text[shown].trim() || text.ja.trim() || text.en.trim()

const columns = (shown: Language, state: StorySummary['state']): Column<StorySummary>[] => [
  {
    id: 'name',
    label: t('office-stories:field.name'),
    header: true,
    cell: ({ id, name }) => <Link href={`/office/stories/${encodeURIComponent(id)}`}>{either(name, shown) || t(state === 'withdrawn' ? 'office-stories:nobody' : 'office-stories:unnamed')}</Link>,
  },
  {
    id: 'title',
    label: t('office-stories:field.title'),
    cell: ({ title, sample, hasAuthor, isPublished }) => (
      <>
        {either(title, shown)} {sample && <Tag>{t('office-stories:sample')}</Tag>} {hasAuthor && <Tag kind="info">{t('office-stories:byAuthor')}</Tag>}{' '}
        {isPublished && state !== 'published' && <Tag kind="success">{t('office-stories:earlierPublished')}</Tag>}
      </>
    ),
  },
  state === 'withdrawn'
    ? { id: 'withdrawn', label: t('office-stories:withdrawnAt'), kind: 'date', cell: ({ withdrawnAt }) => (withdrawnAt === null ? '' : date(withdrawnAt)) }
    : { id: 'updated', label: t('office-stories:updatedAt'), kind: 'date', cell: ({ updatedAt }) => date(updatedAt) },
]

function List() {
  usePage(t('office-stories:title'))
  const [all, setAll] = useState<readonly StorySummary[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const { route } = useLocation()
  useEffect(() => {
    void ask('GET', '/api/office/stories', officeStoriesSchema).then((answer) => (answer.ok ? setAll(answer.value.stories) : setFailure(answer)))
  }, [])
  const begin = async () => {
    setBusy(true)
    const answer = await ask('POST', '/api/office/stories', officeStorySchema, {})
    setBusy(false)
    if (answer.ok) route(`/office/stories/${encodeURIComponent(answer.value.id)}`)
    else setFailure(answer)
  }
  const shown = language.value
  return (
    <>
      <PageTitle>{t('office-stories:title')}</PageTitle>
      <p>{t('office-stories:lead')}</p>
      <p class="office-actions">
        <Button kind="primary" busy={busy} onPress={() => void begin()}>
          {t('office-stories:begin')}
        </Button>
      </p>
      <Failure of={failure} />
      {all === null && failure === null && <Skeleton lines={5} />}
      {all?.length === 0 && <p>{t('office-stories:none')}</p>}
      {order.map((state) => {
        const rows = all?.filter((each) => each.state === state) ?? []
        if (rows.length === 0) return null
        return (
          <section key={state} class="story-list" aria-label={t(`office-stories:state.${state}`)}>
            <Table caption={t('office-stories:caption', { state: t(`office-stories:state.${state}`), count: rows.length })} rows={rows} keyOf={({ id }) => id} columns={columns(shown, state)} />
          </section>
        )
      })}
    </>
  )
}
