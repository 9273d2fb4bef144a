import { useCallback, useEffect, useState } from 'preact/hooks'
import { type CoordinatorRow, coordinatorsSchema } from '../../api/office-coordinators.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { InviteCoordinator } from './invite-coordinator.tsx'

const deeds = ['letIn', 'remove'] as const
type Meant = { deed: (typeof deeds)[number]; person: CoordinatorRow }

/** The coordinators of universities, apart from the people of the office: adding one, removing, letting back in. */
export function Coordinators() {
  const [people, setPeople] = useState<readonly CoordinatorRow[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [meant, setMeant] = useState<Meant | null>(null)
  const [done, setDone] = useState('')
  const load = useCallback(async () => {
    const answer = await ask('GET', '/api/office/people/coordinators', coordinatorsSchema)
    if (answer.ok) setPeople(answer.value.coordinators)
    else setFailure(answer)
  }, [])
  useEffect(() => {
    void load()
  }, [load])
  const perform = async () => {
    if (!meant) return
    const { deed, person } = meant
    setMeant(null)
    const path = `/api/office/people/coordinators/${encodeURIComponent(person.account)}`
    const answer = deed === 'remove' ? await ask('DELETE', path, null) : await ask('POST', `${path}/passkeys-lost`, null, {})
    setFailure(answer)
    setDone(answer.ok ? t(`office-people:coordinators.${deed}.done`, { name: person.name }) : '')
    await load()
  }
  const deed = meant?.deed ?? 'remove'
  return (
    <section class="office-block" aria-labelledby="coordinators">
      <h2 id="coordinators">{t('office-people:coordinators.title')}</h2>
      <p>{t('office-people:coordinators.lead')}</p>
      <Failure of={failure} />
      <output>{done && <Notice kind="success" title={done} level={3} />}</output>
      {people === null && failure === null && <Skeleton lines={3} />}
      {people?.length === 0 && <p class="office-empty">{t('office-people:coordinators.none')}</p>}
      {people && people.length > 0 && <Table caption={t('office-people:coordinators.caption')} columns={columns(setMeant)} rows={people} keyOf={keyOf} />}
      <InviteCoordinator
        onDone={(name) => {
          setFailure(null)
          setDone(t('office-people:invite.done', { name }))
          void load()
        }}
      />
      <Dialog
        open={meant !== null}
        title={t(`office-people:coordinators.${deed}.title`, { name: meant?.person.name ?? '' })}
        onClose={() => setMeant(null)}
        actions={
          <>
            <Button onPress={() => setMeant(null)}>{t('office-people:cancel')}</Button>
            <Button kind="primary" onPress={() => void perform()}>
              {t(`office-people:${deed}.confirm`)}
            </Button>
          </>
        }
      >
        <p>{t(`office-people:coordinators.${deed}.text`)}</p>
      </Dialog>
    </section>
  )
}

const keyOf = ({ account }: CoordinatorRow): string => account

const columns = (onMeant: (meant: Meant) => void): Column<CoordinatorRow>[] => [
  {
    id: 'name',
    label: t('office-people:name'),
    header: true,
    cell: ({ name, email }) => (
      <>
        {name}
        <span class="table-more">{email}</span>
      </>
    ),
  },
  { id: 'university', label: t('office-people:coordinators.university'), cell: ({ university }) => local(university.name) },
  { id: 'passkeys', label: t('office-people:passkeys'), cell: ({ passkeys }) => t('office-people:passkeyCount', { count: passkeys }) },
  {
    id: 'used',
    label: t('office-people:lastUsed'),
    kind: 'date',
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('office-people:never') : date(lastUsedAt)),
  },
  {
    id: 'deeds',
    label: t('office-people:deeds'),
    cell: (person) => (
      <span class="office-actions">
        {deeds.map((deed) => (
          <Button key={deed} kind="quiet" onPress={() => onMeant({ deed, person })}>
            {t(`office-people:${deed}.button`)}
            <span class="said"> {person.name}</span>
          </Button>
        ))}
      </span>
    ),
  },
]
