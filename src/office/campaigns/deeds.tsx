import { useState } from 'preact/hooks'
import { type OfficeCampaign, officeCampaignSchema } from '../../api/office-campaigns.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { ChangePlan } from './change.tsx'
import { Extend } from './extend.tsx'
import type { CampaignDeed } from './one.tsx'
import { PlanFacts } from './plan-facts.tsx'

interface RunningProps {
  campaign: OfficeCampaign
  onDone: (after: OfficeCampaign, deed: CampaignDeed) => void
}

/** What is asked before something is done. Closing is asked twice: it can't be taken back by the next press. */
type Asking = 'pause' | 'resume' | 'close' | 'close-again'
const doneWords = { pause: 'paused', resume: 'resumed', close: 'closed' } as const
const words = { pause: 'pause', resume: 'resume', close: 'close', 'close-again': 'closeAgain' } as const

/** The plan of a campaign that was started, and what can be done with it now. */
export function Running({ campaign, onDone }: RunningProps) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const [open, setOpen] = useState<'extend' | 'change' | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const { state } = campaign
  const isOver = state === 'closed'
  const perform = async (deed: 'pause' | 'resume' | 'close') => {
    setAsking(null)
    setFailure(null)
    if (busy) return
    setBusy(true)
    const answer = await ask('POST', `/api/office/campaigns/${campaign.id}/${deed}`, officeCampaignSchema, { rev: campaign.rev })
    setBusy(false)
    if (answer.ok) onDone(answer.value, doneWords[deed])
    else setFailure(answer)
  }
  const finish = (after: OfficeCampaign, deed: CampaignDeed) => {
    setOpen(null)
    onDone(after, deed)
  }
  const press = () => {
    if (asking === 'close') setAsking('close-again')
    else if (asking !== null) void perform(asking === 'close-again' ? 'close' : asking)
  }
  const asked = words[asking ?? 'pause']
  return (
    <>
      <PlanFacts campaign={campaign} />
      <Failure of={failure} />
      {open === null && (
        <p class="office-actions">
          {state === 'running' && (
            <Button busy={busy} onPress={() => setAsking('pause')}>
              {t('office-campaigns:deed.pause.button')}
            </Button>
          )}
          {state === 'paused' && (
            <Button kind="primary" busy={busy} onPress={() => setAsking('resume')}>
              {t('office-campaigns:deed.resume.button')}
            </Button>
          )}
          {campaign.figuresAt === null && <Button onPress={() => setOpen('extend')}>{t('office-campaigns:deed.extend.button')}</Button>}
          {!isOver && <Button onPress={() => setOpen('change')}>{t('office-campaigns:deed.change.button')}</Button>}
          {!isOver && (
            <Button kind="quiet" busy={busy} onPress={() => setAsking('close')}>
              {t('office-campaigns:deed.close.button')}
            </Button>
          )}
        </p>
      )}
      {open === 'extend' && <Extend campaign={campaign} onDone={(after) => finish(after, 'extended')} onCancel={() => setOpen(null)} />}
      {open === 'change' && <ChangePlan campaign={campaign} onDone={(after) => finish(after, 'changed')} onCancel={() => setOpen(null)} />}
      <Dialog
        open={asking !== null}
        title={t(`office-campaigns:deed.${asked}.title`)}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t('office-campaigns:cancel')}</Button>
            <Button kind="primary" onPress={press}>
              {t(`office-campaigns:deed.${asked}.confirm`)}
            </Button>
          </>
        }
      >
        <p>{t(`office-campaigns:deed.${asked}.text`)}</p>
      </Dialog>
    </>
  )
}
