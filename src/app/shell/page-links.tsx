import './page-links.css'
import { Link } from '../../ui/controls/Link.tsx'
import { t } from '../../ui/text/text.ts'

const pages = ['about', 'statistics', 'notices', 'help', 'privacy', 'accessibility', 'contact'] as const

/** The ways to the pages that anybody may read. Its words are in the area `public`. */
export const PageLinks = ({ at }: { at?: string }) => (
  <nav class="page-links" aria-label={t('public:pages.title')}>
    <ul>
      {pages
        .filter((page) => page !== at)
        .map((page) => (
          <li key={page}>
            <Link href={`/${page}`}>{t(`public:pages.${page}`)}</Link>
          </li>
        ))}
    </ul>
  </nav>
)
