import { colleagueSchema, officeRoles } from '../../api/office-people.ts'
import { t } from '../../ui/text/text.ts'
import { InvitationForm } from './invitation-form.tsx'

/** Adds somebody to the office, who is told by mail how to begin. */
export const Invite = ({ onDone }: { onDone: (name: string) => void }) => (
  <InvitationForm
    id="invite"
    path="/api/office/people"
    answer={colleagueSchema}
    choice={{
      name: 'role', first: 'office', missing: '', label: t('office-people:invite.role'),
      options: officeRoles.map((role) => ({ value: role, label: t(`office-people:roleName.${role}`) })),
    }}
    onDone={onDone}
  >
    <h2>{t('office-people:invite.title')}</h2>
    <p>{t('office-people:invite.text')}</p>
  </InvitationForm>
)
