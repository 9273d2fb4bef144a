import { useEffect, useState } from 'preact/hooks'
import { coordinatorRowSchema } from '../../api/office-coordinators.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import type { University } from '../../domain/university.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { InvitationForm } from './invitation-form.tsx'

/** Adds a coordinator of a member university, who is told by mail how to begin. */
export function InviteCoordinator({ onDone }: { onDone: (name: string) => void }) {
  const [members, setMembers] = useState<readonly University[]>([])
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((known) => {
      if (known.ok) setMembers(known.value.universities.map(({ university }) => university).filter(({ member }) => member))
      else setFailure(known)
    })
  }, [])
  return (
    <InvitationForm
      id="coordinator"
      path="/api/office/people/coordinators"
      answer={coordinatorRowSchema}
      choice={{
        name: 'university', first: '', missing: t('office-people:coordinators.invite.universityMissing'), label: t('office-people:coordinators.university'),
        options: [{ value: '', label: t('office-people:coordinators.invite.choose') }, ...members.map(({ id, name }) => ({ value: id, label: local(name) }))],
      }}
      onDone={onDone}
    >
      <h3>{t('office-people:coordinators.invite.title')}</h3>
      <p>{t('office-people:coordinators.invite.text')}</p>
      <Failure of={failure} />
    </InvitationForm>
  )
}
