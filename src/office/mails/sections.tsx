import { t } from '../../ui/text/text.ts'

/** The two pages of this place, as links above either of them. */
export const Sections = ({ at }: { at: 'outbox' | 'templates' }) => (
  <nav class="mails-sections" aria-label={t('office-mails:sections')}>
    <a class="link" href="/office/mails" aria-current={at === 'outbox' ? 'page' : undefined}>
      {t('office-mails:outbox.title')}
    </a>
    <a class="link" href="/office/mails/templates" aria-current={at === 'templates' ? 'page' : undefined}>
      {t('office-mails:templates.title')}
    </a>
  </nav>
)
