import { useCallback, useEffect, useState } from 'preact/hooks'
import { type QueuesOfBuild, queuesSchema } from '../../api/office-queues.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'

/** How long what people wrote waits on their devices, version by version. */
export function Queues() {
  usePage(t('office-queues:title'))
  const [builds, setBuilds] = useState<QueuesOfBuild[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const load = useCallback(async () => {
    const answer = await ask('GET', '/api/office/queues', queuesSchema)
    setFailure(answer)
    if (answer.ok) setBuilds(answer.value.builds)
  }, [])
  useEffect(() => {
    void load()
  }, [load])
  const waiting = builds?.reduce((total, { tenMinutes }) => total + tenMinutes, 0) ?? 0
  return (
    <>
      <PageTitle>{t('office-queues:title')}</PageTitle>
      <p>{t('office-queues:lead')}</p>
      <Failure of={failure} />
      {builds === null && !failure && <Skeleton lines={4} />}
      {builds && (
        <>
          <p>{waiting === 0 ? t('office-queues:nobody') : t('office-queues:somebody', { count: waiting })}</p>
          {builds.length > 0 && <Table caption={t('office-queues:caption')} rows={builds} keyOf={({ build }) => build ?? ''} columns={columns()} />}
          <p>
            <Button onPress={() => void load()}>{t('office-queues:again')}</Button>
          </p>
        </>
      )}
    </>
  )
}

const columns = (): Column<QueuesOfBuild>[] => [
  { id: 'build', label: t('office-queues:build'), header: true, cell: ({ build }) => build ?? t('office-queues:unknown') },
  { id: 'devices', label: t('office-queues:devices'), kind: 'number', cell: ({ devices }) => number(devices) },
  { id: 'tenMinutes', label: t('office-queues:tenMinutes'), kind: 'number', cell: ({ tenMinutes }) => number(tenMinutes) },
  { id: 'hour', label: t('office-queues:hour'), kind: 'number', cell: ({ hour }) => number(hour) },
  { id: 'day', label: t('office-queues:day'), kind: 'number', cell: ({ day }) => number(day) },
]
