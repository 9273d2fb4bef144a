import { useCallback, useEffect, useState } from 'preact/hooks'
import { type OfficeCampaign, silentAtOnce, type SilentFilter, type SilentPerson, silentSchema } from '../../api/office-campaigns.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import type { University } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, time } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Pager } from '../controls/Pager.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { saveText } from '../controls/save-file.ts'

const columns = (): Column<SilentPerson>[] => [
  {
    id: 'name',
    label: t('office-registrants:name'),
    header: true,
    cell: ({ account, name, jgradId }) => (
      <>
        <Link href={`/office/registrants/${encodeURIComponent(account)}`}>{name}</Link>
        <span class="table-more">{jgradId}</span>
      </>
    ),
  },
  { id: 'university', label: t('office-registrants:university'), cell: ({ university }) => (university ? local(university) : t('office-campaigns:unknownUniversity')) },
  {
    id: 'email',
    label: t('office-registrants:email'),
    cell: ({ email, bounced }) => (
      <>
        {email}
        {bounced && (
          <span class="table-more">
            <Tag kind="warning">{t('office-campaigns:silent.bounced')}</Tag>
          </span>
        )}
      </>
    ),
  },
  { id: 'step', label: t('office-campaigns:silent.step'), cell: ({ step }) => t(`office-campaigns:silent.steps.${step}`) },
  { id: 'written', label: t('office-campaigns:silent.writtenAt'), kind: 'date', cell: ({ writtenAt }) => (writtenAt === null ? '' : date(writtenAt)) },
  { id: 'seen', label: t('office-campaigns:silent.seenAt'), kind: 'date', cell: ({ seenAt }) => (seenAt === null ? '' : date(seenAt)) },
]

const everybody: SilentFilter = { university: null, bounced: false }

/** Who has not answered, for whoever calls them; every look is noted in the log, and so is saving the list. */
export function Silent({ campaign }: { campaign: OfficeCampaign }) {
  const [filter, setFilter] = useState(everybody)
  const [page, setPage] = useState(0)
  const [found, setFound] = useState<{ people: readonly SilentPerson[]; total: number } | null>(null)
  const [universities, setUniversities] = useState<readonly University[]>([])
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const path = `/api/office/campaigns/${encodeURIComponent(campaign.id)}/silent`
  useEffect(() => {
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((answer) => {
      if (answer.ok) setUniversities(answer.value.universities.map(({ university }) => university).filter(({ member }) => member))
    })
  }, [])
  const load = useCallback(async () => {
    const answer = await ask('POST', path, silentSchema, { ...filter, page })
    setFailure(answer)
    if (answer.ok) setFound(answer.value)
  }, [path, filter, page])
  useEffect(() => {
    void load()
  }, [load])
  const narrow = (change: Partial<SilentFilter>) => {
    setFilter({ ...filter, ...change })
    setPage(0)
  }
  const save = async () => {
    if (busy) return
    setBusy(true)
    const answer = await ask('POST', `${path}/all`, silentSchema, filter)
    setBusy(false)
    setFailure(answer)
    if (answer.ok) saveText(t('office-campaigns:silent.file'), writeCsv(asTable(answer.value.people)))
  }
  return (
    <>
      <Notice title={t('office-campaigns:silent.noTelephone')}>
        <p>{t('office-campaigns:silent.noTelephoneText')}</p>
      </Notice>
      <div class="filters">
        <Select
          id="silent-university"
          label={t('office-registrants:university')}
          options={[{ value: '', label: t('office-campaigns:silent.any') }, ...universities.map(({ id, name }) => ({ value: id, label: local(name) }))]}
          value={filter.university ?? ''}
          onChange={(id) => narrow({ university: id === '' ? null : id })}
        />
        <ChoiceBox
          kind="many"
          id="silent-bounced"
          name="silent-bounced"
          label={t('office-campaigns:silent.bouncedOnly')}
          checked={filter.bounced}
          invalid={false}
          onChange={(bounced) => narrow({ bounced })}
        />
      </div>
      <Failure of={failure} />
      {found === null && failure === null && <Skeleton lines={6} />}
      {found !== null && (
        <>
          <div class="office-head">
            <Pager page={page} size={silentAtOnce} total={found.total} onPage={setPage} />
            {found.total > 0 && (
              <Button icon={DownloadIcon} busy={busy} onPress={() => void save()}>
                {t('office-campaigns:silent.save')}
              </Button>
            )}
          </div>
          {found.total === 0 ? (
            <output class="office-empty">{t('office-campaigns:silent.none')}</output>
          ) : (
            <Table caption={t('office-campaigns:silent.caption')} rows={found.people} keyOf={({ account }) => account} columns={columns()} />
          )}
        </>
      )}
    </>
  )
}

const when = (at: string | null): string => (at === null ? '' : `${date(at)} ${time(at)}`)

/** The list as it is saved, each line with all there is to tell somebody by. */
const asTable = (people: readonly SilentPerson[]): string[][] => [
  [
    t('office-registrants:jgradId'), t('office-registrants:name'), t('office-registrants:university'), t('office-registrants:email'), t('office-campaigns:silent.mail'),
    t('office-campaigns:silent.step'), t('office-campaigns:silent.writtenAt'), t('office-campaigns:silent.seenAt'),
  ],
  ...people.map(({ jgradId, name, university, email, bounced, step, writtenAt, seenAt }) => [
    jgradId ?? '', name, university ? local(university) : '', email, bounced ? t('office-campaigns:silent.bounced') : '', t(`office-campaigns:silent.steps.${step}`), when(writtenAt), when(seenAt),
  ]),
]
