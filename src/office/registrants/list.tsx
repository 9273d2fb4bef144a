import { signal } from '@preact/signals'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type FoundRegistrant, foundSchema, registrantsAtOnce, type RegistrantSearch } from '../../api/office-registrants.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import { standings } from '../../domain/account/standing.ts'
import type { University } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Pager } from '../controls/Pager.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { StandingTag } from './standing-tag.tsx'

const nothing: RegistrantSearch = { words: '', university: null, standing: null, bounced: false, page: 0 }
/** What was looked for last: kept here alone, never in an address, while one goes to somebody and back. */
const asked = signal<RegistrantSearch | null>(null)

const columns = (): Column<FoundRegistrant>[] => [
  {
    id: 'name',
    label: t('office-registrants:name'),
    header: true,
    cell: ({ account, name, email, bouncedAt }) => (
      <>
        <Link href={`/office/registrants/${encodeURIComponent(account)}`}>{name}</Link>
        <span class="table-more">{email}</span>
        {bouncedAt !== null && <Tag kind="error">{t('office-registrants:bounced.tag')}</Tag>}
      </>
    ),
  },
  { id: 'id', label: t('office-registrants:jgradId'), kind: 'date', cell: ({ jgradId }) => jgradId ?? '' },
  { id: 'university', label: t('office-registrants:university'), cell: ({ university }) => (university ? local(university) : t('office-registrants:unknown')) },
  { id: 'entry', label: t('office-registrants:entryYear'), kind: 'number', cell: ({ entryYear }) => entryYear ?? '' },
  { id: 'standing', label: t('office-registrants:standing'), cell: ({ standing }) => <StandingTag standing={standing} /> },
]

/** Finds registrants. Nobody is listed before somebody is looked for: every look is noted. */
export function List() {
  usePage(t('office-registrants:title'))
  const search = asked.value
  const [form, setForm] = useState<RegistrantSearch>(search ?? nothing)
  const [universities, setUniversities] = useState<readonly University[]>([])
  const [found, setFound] = useState<{ found: readonly FoundRegistrant[]; total: number } | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((answer) => {
      if (answer.ok) setUniversities(answer.value.universities.map(({ university }) => university).filter(({ member }) => member))
    })
  }, [])
  const load = useCallback(async () => {
    if (search === null) return
    const answer = await ask('POST', '/api/office/registrants/search', foundSchema, search)
    setFailure(answer)
    if (answer.ok) setFound(answer.value)
  }, [search])
  useEffect(() => {
    void load()
  }, [load])
  return (
    <>
      <PageTitle>{t('office-registrants:title')}</PageTitle>
      <p>{t('office-registrants:lead')}</p>
      <search>
        <form
          class="filters"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            asked.value = { ...form, page: 0 }
          }}
        >
          <div class="field-wide">
            <TextField
              id="registrant-words"
              type="search"
              enterKeyHint="search"
              label={t('office-registrants:words')}
              support={t('office-registrants:wordsHint')}
              shown={form.words}
              onInput={(words) => setForm({ ...form, words })}
            />
          </div>
          <Select
            id="registrant-university"
            label={t('office-registrants:university')}
            options={[{ value: '', label: t('office-registrants:any') }, ...universities.map(({ id, name }) => ({ value: id, label: local(name) }))]}
            value={form.university ?? ''}
            onChange={(id) => setForm({ ...form, university: id === '' ? null : id })}
          />
          <Select
            id="registrant-standing"
            label={t('office-registrants:standing')}
            options={[{ value: '', label: t('office-registrants:any') }, ...standings.map((value) => ({ value, label: t(`office-registrants:standingName.${value}`) }))]}
            value={form.standing ?? ''}
            onChange={(value) => setForm({ ...form, standing: standings.find((each) => each === value) ?? null })}
          />
          <Select
            id="registrant-bounced"
            label={t('office-registrants:bounced.label')}
            options={[
              { value: '', label: t('office-registrants:any') },
              { value: 'bounced', label: t('office-registrants:bounced.tag') },
            ]}
            value={form.bounced === true ? 'bounced' : ''}
            onChange={(value) => setForm({ ...form, bounced: value !== '' })}
          />
          <Button type="submit" kind="primary">
            {t('office-registrants:search')}
          </Button>
        </form>
      </search>
      <Failure of={failure} />
      {search !== null && found === null && failure === null && <Skeleton lines={5} />}
      {search !== null && found !== null && (
        <>
          <Pager page={search.page} size={registrantsAtOnce} total={found.total} onPage={(page) => (asked.value = { ...search, page })} />
          {found.total === 0 ? (
            <output>{t('office-registrants:none')}</output>
          ) : (
            <Table
              caption={t('office-registrants:caption')}
              rows={found.found}
              keyOf={({ account }) => account}
              columns={columns()}
            />
          )}
        </>
      )}
    </>
  )
}
