import { type CoordinatorRow, coordinatorsSchema } from '../../api/office-coordinators.ts'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { AskDeed, ownColumns } from './deeds.tsx'
import { InviteCoordinator } from './invite-coordinator.tsx'
import { type Meant, usePeople } from './use-people.ts'

const path = '/api/office/people/coordinators'

async function load(): Promise<Asked<readonly CoordinatorRow[]>> {
  const answer = await ask('GET', path, coordinatorsSchema)
  return answer.ok ? { ...answer, value: answer.value.coordinators } : answer
}

/** The coordinators of universities, apart from the people of the office: adding one, removing, letting back in. */
export function Coordinators() {
  const { people, failure, meant, done, mean, perform, tell } = usePeople(path, load, (deed, name) => t(`office-people:coordinators.${deed}.done`, { name }))
  const deed = meant?.deed ?? 'remove'
  return (
    <section class="office-block" aria-labelledby="coordinators">
      <h2 id="coordinators">{t('office-people:coordinators.title')}</h2>
      <p>{t('office-people:coordinators.lead')}</p>
      <Failure of={failure} />
      <output>{done && <Notice kind="success" title={done} level={3} />}</output>
      {people === null && failure === null && <Skeleton lines={3} />}
      {people?.length === 0 && <p class="office-empty">{t('office-people:coordinators.none')}</p>}
      {people && people.length > 0 && <Table caption={t('office-people:coordinators.caption')} columns={columns(mean)} rows={people} keyOf={keyOf} />}
      <InviteCoordinator onDone={(name) => tell(t('office-people:invite.done', { name }))} />
      <AskDeed
        open={meant !== null}
        deed={deed}
        title={t(`office-people:coordinators.${deed}.title`, { name: meant?.person.name ?? '' })}
        text={t(`office-people:coordinators.${deed}.text`)}
        onClose={() => mean(null)}
        onConfirm={() => void perform()}
      />
    </section>
  )
}

const keyOf = ({ account }: CoordinatorRow): string => account

const columns = (onMeant: (meant: Meant<CoordinatorRow>) => void): Column<CoordinatorRow>[] => [
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
  ...ownColumns(onMeant),
]
