import { useEffect, useState } from 'preact/hooks'
import { officeQuestionnairesSchema, type QuestionnaireSummary } from '../../api/office-questionnaires.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { AddIcon } from '../../ui/icons/list-icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { lately, number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { apiPath, beginPath, questionnairePath, versionPath } from './paths.ts'

const columns = (): Column<QuestionnaireSummary>[] => [
  {
    id: 'title',
    label: t('office-questionnaires:heading'),
    header: true,
    cell: ({ id, title }) => (
      <>
        <Link href={questionnairePath(id)}>{local(title) || t('office-questionnaires:untitled')}</Link>
        <span class="table-more">{id}</span>
      </>
    ),
  },
  {
    id: 'working',
    label: t('office-questionnaires:working'),
    cell: ({ working }) =>
      working ? (
        <>
          <Tag kind="info">{t('office-questionnaires:draftOf', { version: working.version })}</Tag>
          <span class="table-more">{t('office-questionnaires:questions', { count: working.items })}</span>
          <span class="table-more">
            {t('office-questionnaires:savedBy', { at: lately(Date.parse(working.updatedAt)), name: working.savedBy ?? t('office-questionnaires:somebody') })}
          </span>
        </>
      ) : (
        t('office-questionnaires:noWorking')
      ),
  },
  {
    id: 'versions',
    label: t('office-questionnaires:published'),
    cell: ({ id, versions }) =>
      versions.length === 0 ? (
        t('office-questionnaires:noVersion')
      ) : (
        <ul class="plain-list">
          {versions.map(({ version, items }) => (
            <li key={version}>
              <Link href={versionPath(id, version)}>{t('office-questionnaires:version', { version: number(version) })}</Link>
              <span class="table-more">{t('office-questionnaires:questions', { count: items })}</span>
            </li>
          ))}
        </ul>
      ),
  },
]

/** Every questionnaire: what is published of it, and what is being written. */
export function List() {
  usePage(t('office-questionnaires:title'))
  const [all, setAll] = useState<readonly QuestionnaireSummary[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', apiPath(), officeQuestionnairesSchema).then((answer) => (answer.ok ? setAll(answer.value.questionnaires) : setFailure(answer)))
  }, [])
  return (
    <>
      <PageTitle>{t('office-questionnaires:title')}</PageTitle>
      <p>{t('office-questionnaires:lead')}</p>
      <p class="office-actions">
        <Link kind="secondary" icon={AddIcon} href={beginPath}>
          {t('office-questionnaires:begin')}
        </Link>
      </p>
      <Failure of={failure} />
      {all === null && failure === null && <Skeleton lines={5} />}
      {all?.length === 0 && <p class="office-empty">{t('office-questionnaires:none')}</p>}
      {all !== null && all.length > 0 && <Table caption={t('office-questionnaires:caption')} rows={all} keyOf={({ id }) => id} columns={columns()} />}
    </>
  )
}
