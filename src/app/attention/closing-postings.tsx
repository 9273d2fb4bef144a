import { saidIn } from '../../domain/posting/said-in.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { date } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { duePostings } from '../shell/due-postings.ts'

/** The kept postings that close soon: a notice for the last day, a line before it. */
export function ClosingPostings() {
  const due = useLoaded('due postings', ['notebook'], async (_, book) => (book ? duePostings(book) : []))
  if (!due || due.length === 0) return null
  const last = due.filter(({ near }) => near === 'last')
  const later = due.length - last.length
  return (
    <>
      {last.length > 0 && (
        <Notice kind="warning" title={t('attention:kept.last', { count: last.length })}>
          <ul>
            {last.map(({ id, title, deadline }) => {
              const said = saidIn(title, language.value)
              return (
                <li key={id}>
                  <Link href={`/postings/kept/${id}`} {...(said ? { lang: said.lang } : {})}>
                    {said?.text ?? t('attention:kept.untitled')}
                  </Link>{' '}
                  {t('attention:kept.until', { date: date(deadline) })}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
      {later > 0 && (
        <p>
          {t('attention:kept.soon', { count: later })} <Link href="/postings/kept">{t('attention:kept.see')}</Link>
        </p>
      )}
    </>
  )
}
