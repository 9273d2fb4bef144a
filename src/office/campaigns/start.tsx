import { useState } from 'preact/hooks'
import { type OfficeCampaign, officeCampaignSchema, type Preview } from '../../api/office-campaigns.ts'
import { readNumber } from '../../domain/text/number.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { NumberField } from '../../ui/controls/NumberField.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { beginning, ending } from './words.ts'

interface StartDialogProps {
  campaign: OfficeCampaign
  preview: Preview
  onStarted: (after: OfficeCampaign) => void
  onClose: () => void
}

/** Starts a campaign once whoever starts it has written down how many people it asks: a letter to thousands is never one press. */
export function StartDialog({ campaign, preview, onStarted, onClose }: StartDialogProps) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const { opensAt, closesAt } = campaign.plan
  const { people, withoutAddress } = preview
  const start = async () => {
    if (busy) return
    const isRight = readNumber(typed) === people
    setWrong(!isRight)
    setFailure(null)
    if (!isRight) return document.getElementById('campaign-people')?.focus()
    setBusy(true)
    const answer = await ask('POST', `/api/office/campaigns/${campaign.id}/start`, officeCampaignSchema, { rev: campaign.rev, people })
    setBusy(false)
    if (answer.ok) onStarted(answer.value)
    else setFailure(answer)
  }
  return (
    <Dialog
      open
      title={t('office-campaigns:start.title', { count: people, shown: number(people) })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('office-campaigns:cancel')}</Button>
          {people > 0 && (
            <Button kind="primary" busy={busy} onPress={() => void start()}>
              {t('office-campaigns:start.confirm')}
            </Button>
          )}
        </>
      }
    >
      {people === 0 ? (
        <p>{t('office-campaigns:start.nobody')}</p>
      ) : (
        <>
          <p>{t('office-campaigns:start.text', { opens: opensAt === null ? '' : beginning(opensAt), closes: closesAt === null ? '' : ending(closesAt) })}</p>
          {withoutAddress > 0 && <p>{t('office-campaigns:counted.withoutAddress', { count: withoutAddress, shown: number(withoutAddress) })}</p>}
          <p>{t('office-campaigns:start.fixed')}</p>
          <NumberField
            id="campaign-people"
            label={t('office-campaigns:start.people')}
            required
            error={wrong ? t('office-campaigns:start.wrong', { shown: number(people) }) : undefined}
            shown={typed}
            onInput={setTyped}
            onEnter={() => void start()}
          />
        </>
      )}
      <Failure of={failure} />
    </Dialog>
  )
}
