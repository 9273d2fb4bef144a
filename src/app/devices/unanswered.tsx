import { useLocation } from 'preact-iso/router'
import type { Asked } from '../../device/ask.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { local, t } from '../../ui/text/text.ts'
import { signInFrom } from '../shell/return.ts'

export type Failed = Extract<Asked<unknown>, { ok: false }>

/** Why the server did not do something, in words: its own where it refused. */
export const whyNot = (failed: Failed): string =>
  failed.why === 'refused' ? local(failed.problem.message) : t(failed.why === 'signed-out' ? 'devices:unanswered.signedOut' : 'devices:unanswered.offline')

/** In place of what the server would have said: why there is nothing, and what can be done. */
export function Unanswered({ failed, again }: { failed: Failed; again: () => Promise<void> }) {
  const { url } = useLocation()
  return (
    <Notice
      kind="warning"
      title={whyNot(failed)}
      actions={
        failed.why === 'signed-out' ? (
          <Link kind="primary" href={signInFrom(url)}>
            {t('shell:signIn')}
          </Link>
        ) : (
          <Button onPress={() => void again()}>{t('devices:unanswered.again')}</Button>
        )
      }
    />
  )
}
