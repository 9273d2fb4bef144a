import { useEffect } from 'preact/hooks'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { followAddress, useAddressState } from '../shell/address-end.ts'
import { ClosingNotice } from './closing-notice.tsx'
import { useLoaded } from '../shell/device.ts'
import { ForYou } from '../shell/for-you.ts'
import { freshHits } from '../shell/fresh-hits.ts'
import { part } from '../shell/part.tsx'
import { isInvited, readMyStory } from '../shell/story-invitation.ts'
import { useNotices } from '../shell/notices.ts'

/** For whoever keeps any. */
const ClosingPostings = part(['attention'], () => import('./closing-postings.tsx').then(({ ClosingPostings }) => ClosingPostings), true)

/** What is worth knowing today beside what is due: an account that is being closed, an address about to end, kept postings that close soon, an invitation to write one's story, postings that are new for saved searches, and notices that were not read. */
export function Attention() {
  const address = useAddressState()
  const email = address?.email
  useEffect(() => {
    // Changed on another device: the notebook knows first.
    if (email) followAddress(email).catch((error: unknown) => console.warn('the address could not be remembered', error))
  }, [email])
  const closes = useLoaded('closing', ['notebook'], async (_, book) => (await book?.read('setting', 'me'))?.get('closesAt')?.value)
  const keeps = useLoaded('keeps', ['notebook'], async (_, book) => book !== null && (await book.list('posting')).size > 0)
  const hasStatistics = useLoaded('statistics', ['catalogue'], async (open) => (await open.catalogue.edition('statistics')) !== undefined)
  const invited = useLoaded('story invitation', ['notebook'], async (_, book) => book !== null && isInvited(await readMyStory(book)))
  const newHits = [...freshHits.value.values()].reduce((sum, count) => sum + count, 0)
  const fresh = useNotices()?.filter(({ isNew }) => isNew) ?? []
  return (
    <>
      {closes && <ClosingNotice at={closes} />}
      {address?.phase && (
        <Notice
          kind="warning"
          title={t(`attention:address.${address.phase}`)}
          actions={
            <Link kind="secondary" href="/me/address">
              {t('attention:address.see')}
            </Link>
          }
        >
          <p class="address">{address.email}</p>
        </Notice>
      )}
      {keeps && <ClosingPostings />}
      {invited && (
        <p>
          {t('attention:story')} <Link href="/role-models/mine">{t('attention:storySee')}</Link>
        </p>
      )}
      {newHits > 0 && (
        <p>
          {t('attention:postings', { count: newHits })} <Link href="/postings">{t('attention:postingsSee')}</Link>
        </p>
      )}
      <ForYou />
      {fresh.length > 0 && (
        <p>
          {t('attention:notices', { count: fresh.length })} <Link href="/notices">{t('attention:noticesSee')}</Link>
        </p>
      )}
      {hasStatistics && (
        <p>
          {t('attention:statistics')} <Link href="/statistics/me">{t('attention:statisticsSee')}</Link>
        </p>
      )}
    </>
  )
}
