import { useState } from 'preact/hooks'
import type { Role } from '../../api/session.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.ts'
import { isCoordinatorsPlace } from '../shell/own-place.ts'
import { signOut } from '../shell/session.ts'

const ways = { registrant: '/', university: '/university', office: '/office', administrator: '/office' } as const

/** Somebody is signed in who has no business here: most likely they are looking for their own place, which is offered. */
export function Elsewhere({ role }: { role: Role }) {
  const [failed, setFailed] = useState(false)
  const here = isCoordinatorsPlace ? 'university' : 'office'
  // A coordinator whose university is known no more stands before the own place.
  const way = ways[role] === `/${here}` ? '/' : ways[role]
  const whose = way === '/' ? 'app' : way === '/office' ? 'toOffice' : 'toUniversity'
  usePage(t(`office-sign-in:elsewhere.${here}.title`))
  return (
    <>
      <PageTitle>{t(`office-sign-in:elsewhere.${here}.title`)}</PageTitle>
      <p>{t(`office-sign-in:elsewhere.${whose}.text`)}</p>
      <p class="office-actions">
        {/* Another program at the same address: loaded anew, not gone to. */}
        <a class="button button-primary" href={way} target="_top">
          {t(`office-sign-in:elsewhere.${whose}.open`)}
        </a>
        <Button kind="quiet" onPress={() => void signOut().then((done) => setFailed(!done))}>
          {t(`office-sign-in:elsewhere.${here}.other`)}
        </Button>
      </p>
      <p class="office-quiet">{t(`office-sign-in:elsewhere.${here}.warning`)}</p>
      <output>{failed ? t('office:unreachable') : ''}</output>
    </>
  )
}
