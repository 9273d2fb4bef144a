import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { type OfficeUniversity, officeUniversitiesSchema } from '../../api/office-universities.ts'
import type { Language } from '../../domain/language.ts'
import { foldForSearch } from '../../domain/text/fold-search.ts'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, number } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Pager } from '../controls/Pager.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'

/** What was looked for stays while one goes to a university and back. */
const words = signal('')
const membersOnly = signal(true)
const page = signal(0)
const size = 50

const matches = ({ university }: OfficeUniversity, key: string): boolean =>
  key === '' || [university.id, university.name.ja, university.name.en, ...university.aliases, ...university.domains].some((each) => foldForSearch(each).includes(key))

const columns = (shown: Language): Column<OfficeUniversity>[] => [
  {
    id: 'name',
    label: t('office-universities:name'),
    header: true,
    cell: ({ university: { id, name } }) => (
      <>
        <Link href={`/office/universities/${encodeURIComponent(id)}`}>{name[shown]}</Link>
        <span class="table-more">{id}</span>
      </>
    ),
  },
  {
    id: 'member',
    label: t('office-universities:member'),
    cell: ({ university: { member, since } }) =>
      member ? (
        <>
          <Tag kind="success">{t('office-universities:isMember')}</Tag>
          {since && <span class="table-more">{date(since)}</span>}
        </>
      ) : (
        t('office-universities:isNot')
      ),
  },
  { id: 'domains', label: t('office-universities:domains'), cell: ({ university: { domains } }) => domains.join(', ') },
  { id: 'patterns', label: t('office-universities:patterns'), kind: 'number', cell: ({ university: { patterns } }) => number(patterns.length) },
]

/** Every university, found by name, reading, code or mail domain. */
export function List() {
  usePage(t('office-universities:title'))
  const [all, setAll] = useState<readonly OfficeUniversity[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((answer) => (answer.ok ? setAll(answer.value.universities) : setFailure(answer)))
  }, [])
  const key = foldForSearch(words.value)
  const shown = language.value
  const found = (all ?? [])
    .filter((each) => (!membersOnly.value || each.university.member) && matches(each, key))
    .toSorted((a, b) => a.university.name[shown].localeCompare(b.university.name[shown], shown))
  return (
    <>
      <PageTitle>{t('office-universities:title')}</PageTitle>
      <p>{t('office-universities:lead')}</p>
      <p class="office-actions">
        <Link kind="secondary" href="/office/imports">
          {t('office-universities:import')}
        </Link>
        <Link kind="secondary" href="/office/universities/new">
          {t('office-universities:add')}
        </Link>
      </p>
      <Failure of={failure} />
      <div class="filters">
        <div class="field-wide">
          <TextField
            id="university-words"
            type="search"
            label={t('office-universities:search')}
            support={t('office-universities:searchHint')}
            shown={words.value}
            onInput={(typed) => {
              words.value = typed
              page.value = 0
            }}
          />
        </div>
        <ChoiceBox
          kind="many"
          id="university-members"
          name="university-members"
          label={t('office-universities:membersOnly')}
          checked={membersOnly.value}
          invalid={false}
          onChange={(on) => {
            membersOnly.value = on
            page.value = 0
          }}
        />
      </div>
      {all === null && failure === null && <Skeleton lines={6} />}
      {all !== null && (
        <>
          <Pager page={page.value} size={size} total={found.length} onPage={(next) => (page.value = next)} />
          {found.length === 0 ? (
            <p>{t('office-universities:none')}</p>
          ) : (
            <Table
              caption={t('office-universities:caption')}
              rows={found.slice(page.value * size, (page.value + 1) * size)}
              keyOf={({ university }) => university.id}
              columns={columns(shown)}
            />
          )}
        </>
      )}
    </>
  )
}
