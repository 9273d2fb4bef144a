import { t } from '../../ui/text/text.ts'
import { Sections } from '../controls/Sections.tsx'

/** The two pages of this place. */
export const MailSections = ({ at }: { at: 'outbox' | 'templates' }) => (
  <Sections
    label={t('office-mails:sections')}
    pages={[
      { href: '/office/mails', text: t('office-mails:outbox.title'), isHere: at === 'outbox' },
      { href: '/office/mails/templates', text: t('office-mails:templates.title'), isHere: at === 'templates' },
    ]}
  />
)
