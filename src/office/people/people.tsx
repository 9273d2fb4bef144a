import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Colleague, officePeopleSchema } from '../../api/office-people.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { door } from '../shell/session.ts'
import { Coordinators } from './coordinators.tsx'
import { Invite } from './invite.tsx'

const deeds = ['letIn', 'remove'] as const
type Deed = (typeof deeds)[number]
type Meant = { deed: Deed; person: Colleague }

/** Who works at the office, for administrators: adding somebody, removing, letting back in who lost a passkey. */
export function People() {
  usePage(t('office-people:title'))
  const [people, setPeople] = useState<readonly Colleague[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [meant, setMeant] = useState<Meant | null>(null)
  const [done, setDone] = useState('')
  const load = useCallback(async () => {
    const answer = await ask('GET', '/api/office/people', officePeopleSchema)
    if (answer.ok) setPeople(answer.value.people)
    else setFailure(answer)
  }, [])
  useEffect(() => {
    void load()
  }, [load])
  const perform = async () => {
    if (!meant) return
    const { deed, person } = meant
    setMeant(null)
    const path = `/api/office/people/${encodeURIComponent(person.account)}`
    const answer = deed === 'remove' ? await ask('DELETE', path, null) : await ask('POST', `${path}/passkeys-lost`, null, {})
    setFailure(answer)
    setDone(answer.ok ? t(`office-people:${deed}.done`, { name: person.name }) : '')
    await load()
  }
  const here = door.value
  const own = here.at === 'in' ? here.person.account : ''
  const deed = meant?.deed ?? 'remove'
  return (
    <>
      <PageTitle>{t('office-people:title')}</PageTitle>
      <p>{t('office-people:lead')}</p>
      <Failure of={failure} />
      <output>{done && <Notice kind="success" title={done} />}</output>
      {people ? <Table caption={t('office-people:caption')} columns={columns(own, setMeant)} rows={people} keyOf={keyOf} /> : <Skeleton lines={4} />}
      <Invite
        onDone={(name) => {
          setFailure(null)
          setDone(t('office-people:invite.done', { name }))
          void load()
        }}
      />
      <Coordinators />
      <Dialog
        open={meant !== null}
        title={t(`office-people:${deed}.title`, { name: meant?.person.name ?? '' })}
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
        <p>{t(`office-people:${deed}.text`)}</p>
      </Dialog>
    </>
  )
}

const keyOf = ({ account }: Colleague): string => account

/** What the table shows of a person; `own`: whose name is followed by "you". */
const columns = (own: string, onMeant: (meant: Meant) => void): Column<Colleague>[] => [
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
