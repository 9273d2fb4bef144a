import { t } from '../../ui/text/text.ts'
import { Sections } from '../controls/Sections.tsx'

const hrefs = { list: '/office/postings', import: '/office/postings/import', sources: '/office/postings/sources' } as const
const pages = ['list', 'import', 'sources'] as const

/** The three pages of this place. */
export const PostingSections = ({ at }: { at: (typeof pages)[number] }) => (
  <Sections label={t('office-postings:sections')} pages={pages.map((page) => ({ href: hrefs[page], text: t(`office-postings:section.${page}`), isHere: page === at }))} />
)
