import './answer.css'
import { useState } from 'preact/hooks'
import { drawEntryCode } from '../../device/sign-in-by-link.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { device, person, syncState } from '../shell/device.ts'
import { problemKey } from './problem.ts'

/** On the survey's first page: the way to go on on another device; and for whoever came by a link, what else there is. */
export function Elsewhere({ campaign }: { campaign: string }) {
  return (
    <>
      <Fold title={t('answer:elsewhere.title')}>
        <Code campaign={campaign} />
      </Fold>
      {person.value?.scope !== undefined && (
        <p class="support">
          {t('answer:elsewhere.byLink')} <Link href={`/sign-in?back=%2Fsurvey%2F${campaign}`}>{t('answer:signIn')}</Link>{' '}
          <Link href="/me">{t('answer:elsewhere.settings')}</Link>
        </p>
      )}
    </>
  )
}

function Code({ campaign }: { campaign: string }) {
  const [drawn, setDrawn] = useState<{ code: string; until: string } | null>(null)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const draw = async () => {
    const open = device.peek()
    const account = person.peek()?.account
    if (busy || !open || account === undefined) return
    setBusy(true)
    setTrouble('')
    const answer = await drawEntryCode(open.door, account, campaign)
    setBusy(false)
    if (answer.ok) setDrawn(answer.value)
    else setTrouble(t(problemKey(answer.problem)))
  }
  const waiting = syncState.value?.waiting ?? 0
  return (
    <div class="answer-elsewhere">
      <p>{t('answer:elsewhere.text')}</p>
      <output>
        {drawn && (
          <>
            <p class="answer-code">{drawn.code}</p>
            <p>{t('answer:elsewhere.how', { address: `${location.host}/answer`, time: time(drawn.until) })}</p>
            {waiting > 0 && <p>{t('answer:elsewhere.waits')}</p>}
          </>
        )}
        {trouble && <p class="strong">{trouble}</p>}
      </output>
      <p>
        <Button busy={busy} onPress={() => void draw()}>
          {t(drawn ? 'answer:elsewhere.again' : 'answer:elsewhere.show')}
        </Button>
      </p>
    </div>
  )
}
