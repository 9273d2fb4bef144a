import '../styles/office-import.css'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type OfficeCorrection, officeCorrectionsSchema } from '../../api/office-corrections.ts'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { valueWords } from './value-words.ts'
import { Wish } from './wish.tsx'

/** What registrants asked to have corrected, oldest first, each to be decided where it stands; below it what was decided. */
export function Corrections() {
  usePage(t('office-corrections:title'))
  const [all, setAll] = useState<readonly OfficeCorrection[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [done, setDone] = useState('')
  const load = useCallback(async () => {
    const answer = await ask('GET', '/api/office/corrections', officeCorrectionsSchema)
    if (answer.ok) setAll(answer.value.corrections)
    else setFailure(answer)
  }, [])
  useEffect(() => {
    void load()
  }, [load])
  const waiting = (all ?? []).filter(({ state }) => state === 'asked')
  const decided = (all ?? []).filter(({ state }) => state !== 'asked')
  return (
    <>
      <PageTitle>{t('office-corrections:title')}</PageTitle>
      <p>{t('office-corrections:lead')}</p>
      <Failure of={failure} />
      <output>{done && <Notice kind="success" title={done} />}</output>
      {all === null && failure === null && <Skeleton lines={5} />}
      {all !== null && waiting.length === 0 && <p>{t('office-corrections:none')}</p>}
      {waiting.map((wish) => (
        <Wish
          key={wish.id}
          wish={wish}
          onDone={(decision) => {
            setDone(t(`office-corrections:decided.${decision}`, { name: wish.name }))
            void load()
          }}
        />
      ))}
      {decided.length > 0 && (
        <Table
          caption={t('office-corrections:decidedCaption')}
          rows={decided}
          keyOf={({ id }) => id}
          columns={[
            { id: 'name', label: t('office-corrections:name'), header: true, cell: ({ name, jgradId }) => [name, jgradId].filter(Boolean).join(' ') },
            { id: 'field', label: t('office-corrections:item'), cell: ({ field }) => t(`office-corrections:field.${field as 'university'}`) },
            { id: 'value', label: t('office-corrections:wished'), cell: ({ value }) => valueWords(value) },
            { id: 'state', label: t('office-corrections:stateLabel'), cell: ({ state, words }) => [t(`office-corrections:state.${state}`), words].filter(Boolean).join(' ') },
            { id: 'at', label: t('office-corrections:decidedAt'), kind: 'date', cell: ({ decidedAt }) => (decidedAt === null ? '' : date(decidedAt)) },
          ]}
        />
      )}
    </>
  )
}
