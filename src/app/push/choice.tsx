import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { t } from '../../ui/text/text.ts'
import type { PushState } from './state.ts'

/** Why pressing the button changed nothing. */
export type PushTrouble = 'push:notAllowed' | 'push:failed'

interface Props {
  state: PushState
  trouble: PushTrouble | null
  busy: boolean
  onTurn: (on: boolean) => void
}

/** Notifications on this device: how they stand, and the one thing that can be done about it. Nothing where none are sent. */
export function Choice({ state, trouble, busy, onTurn }: Props) {
  if (state === 'none') return null
  return (
    <section class="setting">
      <h2>{t('push:title')}</h2>
      {(state === 'off' || state === 'on') && <p>{t('push:lead')}</p>}
      <output>{state === 'on' && t('push:on')}</output>
      {state === 'blocked' && <p>{t('push:blocked')}</p>}
      {state === 'unsupported' && <p>{t('push:unsupported')}</p>}
      {state === 'install' && (
        <>
          <p>{t('push:install')}</p>
          <p>
            <Link href="/me/install">{t('push:installLink')}</Link>
          </p>
        </>
      )}
      <p role="alert">{trouble && t(trouble)}</p>
      {(state === 'off' || state === 'on') && (
        <Button busy={busy} onPress={() => onTurn(state === 'off')}>
          {t(state === 'off' ? 'push:turnOn' : 'push:turnOff')}
        </Button>
      )}
    </section>
  )
}
