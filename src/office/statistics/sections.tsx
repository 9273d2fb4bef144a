import { t } from '../../ui/text/text.ts'
import { Sections } from '../controls/Sections.tsx'

const hrefs = { publish: '/office/statistics', extract: '/office/statistics/extract', research: '/office/statistics/research' } as const
const pages = ['publish', 'extract', 'research'] as const

/** The pages of this place. */
export const StatisticsSections = ({ at }: { at: (typeof pages)[number] }) => (
  <Sections
    label={t('office-extract:sections.label')}
    pages={pages.map((page) => ({ href: hrefs[page], text: t(`office-extract:sections.${page}`), isHere: page === at }))}
  />
)
