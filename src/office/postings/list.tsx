import { useEffect, useState } from 'preact/hooks'
import { type OfficePostings, officePostingsSchema, postingPageSize, type PostingQuestion, type PostingRow, postingStates } from '../../api/office-postings.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Pager } from '../controls/Pager.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { PostingSections } from './sections.tsx'
import { either, sourceWords, stateTags } from './words.ts'

const everything: PostingQuestion = { words: '', state: null, source: null, page: 0 }

/** All postings there are, with how many of each state and source. */
export function PostingList() {
  usePage(t('office-postings:title'))
  const [form, setForm] = useState(everything)
  const [question, setQuestion] = useState(everything)
  const [found, setFound] = useState<OfficePostings | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    let isLate = false
    void ask('POST', '/api/office/postings/search', officePostingsSchema, question).then((answer) => {
      if (isLate) return
      setFailure(answer)
      if (answer.ok) setFound(answer.value)
    })
    return () => {
      isLate = true
    }
  }, [question])
  const all = found ? found.states.open + found.states.closed + found.states.withdrawn : 0
  const sources = found?.sources ?? []
  return (
    <>
      <PageTitle>{t('office-postings:title')}</PageTitle>
      <PostingSections at="list" />
      <p>{t('office-postings:lead')}</p>
      {found && (
        <dl class="plan-counts" aria-label={t('office-postings:states')}>
          {postingStates.map((state) => (
            <div key={state}>
              <dt>{t(`office-postings:state.${state}`)}</dt>
              <dd>{number(found.states[state])}</dd>
            </div>
          ))}
        </dl>
      )}
      <form
        class="filters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setQuestion({ ...form, words: form.words.trim(), page: 0 })
        }}
      >
        <TextField id="postings-words" label={t('office-postings:words')} support={t('office-postings:wordsHint')} shown={form.words} onInput={(words) => setForm({ ...form, words: words.slice(0, 200) })} width="medium" />
        <Select
          id="postings-state"
          label={t('office-postings:stateLabel')}
          options={[{ value: '', label: t('office-postings:anyState') }, ...postingStates.map((value) => ({ value, label: t(`office-postings:state.${value}`) }))]}
          value={form.state ?? ''}
          onChange={(next) => setForm({ ...form, state: postingStates.find((each) => each === next) ?? null })}
        />
        <Select
          id="postings-source"
          label={t('office-postings:source')}
          options={[
            { value: '', label: t('office-postings:anySource') },
            ...sources.map(({ id, name, count }) => ({ value: id, label: t('office-postings:sourceOption', { name: sourceWords({ id, name }), count: number(count) }) })),
          ]}
          value={form.source ?? ''}
          onChange={(next) => setForm({ ...form, source: next === '' ? null : next })}
        />
        <Button type="submit">{t('office-postings:search')}</Button>
        <Button
          kind="quiet"
          onPress={() => {
            setForm(everything)
            setQuestion(everything)
          }}
        >
          {t('office-postings:clear')}
        </Button>
      </form>
      <Failure of={failure} />
      {found === null && failure === null && <Skeleton lines={6} />}
      {found && (
        <>
          <Pager page={question.page} size={postingPageSize} total={found.total} onPage={(page) => setQuestion({ ...question, page })} />
          {found.total === 0 ? (
            <p class="office-empty">{t(all === 0 ? 'office-postings:empty' : 'office-postings:none')}</p>
          ) : (
            <Table caption={t('office-postings:caption')} rows={found.postings} keyOf={({ id }) => id} columns={columns(found)} />
          )}
        </>
      )}
    </>
  )
}

const columns = ({ sources }: OfficePostings): Column<PostingRow>[] => [
  {
    id: 'title',
    label: t('office-postings:heading'),
    header: true,
    cell: ({ id, title, sample }) => (
      <>
        <Link href={`/office/postings/at/${encodeURIComponent(id)}`}>{either(title)}</Link>
        <span class="table-more">
          {id} {sample && <Tag>{t('office-postings:sample')}</Tag>}
        </span>
      </>
    ),
  },
  { id: 'institution', label: t('office-postings:institution'), cell: ({ institution }) => either(institution) },
  { id: 'state', label: t('office-postings:stateLabel'), cell: ({ state }) => <Tag kind={stateTags[state]}>{t(`office-postings:state.${state}`)}</Tag> },
  { id: 'closes', label: t('office-postings:closesOn'), kind: 'date', cell: ({ closesOn }) => (closesOn === null ? t('office-postings:untilFilled') : date(closesOn)) },
  { id: 'source', label: t('office-postings:source'), cell: ({ source }) => sourceWords(sources.find(({ id }) => id === source) ?? { id: source, name: null }) },
  { id: 'updated', label: t('office-postings:updatedAt'), kind: 'date', cell: ({ updatedAt }) => date(updatedAt) },
]
