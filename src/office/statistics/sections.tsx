import '../styles/office-mails.css'
import { t } from '../../ui/text/text.ts'

const sections = { publish: '/office/statistics', extract: '/office/statistics/extract', research: '/office/statistics/research' } as const

/** The pages of this place, as links above each of them. */
export const Sections = ({ at }: { at: keyof typeof sections }) => (
  <nav class="mails-sections" aria-label={t('office-extract:sections.label')}>
    {(Object.keys(sections) as (keyof typeof sections)[]).map((section) => (
      <a key={section} class="link" href={sections[section]} aria-current={at === section ? 'page' : undefined}>
        {t(`office-extract:sections.${section}`)}
      </a>
    ))}
  </nav>
)
