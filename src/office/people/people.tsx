import { type Colleague, officePeopleSchema } from '../../api/office-people.ts'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { door } from '../shell/session.ts'
import { Coordinators } from './coordinators.tsx'
import { AskDeed, ownColumns } from './deeds.tsx'
import { Invite } from './invite.tsx'
import { type Meant, usePeople } from './use-people.ts'

const path = '/api/office/people'

async function load(): Promise<Asked<readonly Colleague[]>> {
  const answer = await ask('GET', path, officePeopleSchema)
  return answer.ok ? { ...answer, value: answer.value.people } : answer
}

/** Who works at the office, for administrators: adding somebody, removing, letting back in who lost a passkey. */
export function People() {
  usePage(t('office-people:title'))
  const { people, failure, meant, done, mean, perform, tell } = usePeople(path, load, (deed, name) => t(`office-people:${deed}.done`, { name }))
  const here = door.value
  const own = here.at === 'in' ? here.person.account : ''
  const deed = meant?.deed ?? 'remove'
  return (
    <>
      <PageTitle>{t('office-people:title')}</PageTitle>
      <p>{t('office-people:lead')}</p>
      <Failure of={failure} />
      <output>{done && <Notice kind="success" title={done} />}</output>
      {people ? <Table caption={t('office-people:caption')} columns={columns(own, mean)} rows={people} keyOf={keyOf} /> : <Skeleton lines={4} />}
      <Invite onDone={(name) => tell(t('office-people:invite.done', { name }))} />
      <Coordinators />
      <AskDeed
        open={meant !== null}
        deed={deed}
        title={t(`office-people:${deed}.title`, { name: meant?.person.name ?? '' })}
        text={t(`office-people:${deed}.text`)}
        onClose={() => mean(null)}
        onConfirm={() => void perform()}
      />
    </>
  )
}

const keyOf = ({ account }: Colleague): string => account

/** What the table shows of a person; `own`: whose name is followed by "you". */
const columns = (own: string, onMeant: (meant: Meant<Colleague>) => void): Column<Colleague>[] => [
  {
    id: 'name',
    label: t('office-people:name'),
    header: true,
    cell: ({ account, name, email }) => (
      <>
        {account === own ? `${name} (${t('office-people:you')})` : name}
        <span class="table-more">{email}</span>
      </>
    ),
  },
  { id: 'role', label: t('office-people:role'), cell: ({ role }) => t(`office-people:roleName.${role}`) },
  ...ownColumns(onMeant),
]
