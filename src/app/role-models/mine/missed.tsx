import { useLocation } from 'preact-iso/router'
import type { Asked } from '../../../device/ask.ts'
import { Link } from '../../../ui/controls/Link.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { local, t } from '../../../ui/text/text.ts'
import { signInFrom } from '../../shell/return.ts'

export type MissedWhy = Extract<Asked<unknown>, { ok: false }>

/** Why something that needs the server did not come about; what is written stays. */
export function Missed({ why }: { why: MissedWhy }) {
  const { url } = useLocation()
  if (why.why === 'refused') {
    const action = why.problem.code === 'not-willing' ? { actions: <Link href="/me/data/consents">{t('my-story:notWilling.consent')}</Link> } : {}
    return (
      <div role="alert">
        <Notice kind="warning" title={t('my-story:missed.refused')} {...action}>
          <p>{local(why.problem.message)}</p>
        </Notice>
      </div>
    )
  }
  const isSignedOut = why.why === 'signed-out'
  return (
    <div role="alert">
      <Notice
        kind="warning"
        title={t(isSignedOut ? 'my-story:missed.signedOut' : 'my-story:missed.offline')}
        {...(isSignedOut ? { actions: <Link kind="primary" href={signInFrom(url)}>{t('my-story:missed.signIn')}</Link> } : {})}
      >
        <p>{t('my-story:missed.stays')}</p>
      </Notice>
    </div>
  )
}
