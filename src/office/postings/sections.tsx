import '../styles/office-mails.css'
import { t } from '../../ui/text/text.ts'

const sections = { list: '/office/postings', import: '/office/postings/import', sources: '/office/postings/sources' } as const

/** The three pages of this place, as links above each of them. */
export const Sections = ({ at }: { at: keyof typeof sections }) => (
  <nav class="mails-sections" aria-label={t('office-postings:sections')}>
    {(Object.keys(sections) as (keyof typeof sections)[]).map((section) => (
      <a key={section} class="link" href={sections[section]} aria-current={at === section ? 'page' : undefined}>
        {t(`office-postings:section.${section}`)}
      </a>
    ))}
  </nav>
)
