import { useState } from 'preact/hooks'
import { type OfficeCampaign, officeCampaignSchema } from '../../api/office-campaigns.ts'
import { endOfDay, lastDayBefore } from '../../domain/campaigns/japan-day.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { DeedFrame } from './deed-frame.tsx'
import { type PlanWrong, readDay } from './form.ts'
import { DayField } from './plan-fields.tsx'
import { idOf, wordsOf } from './wrong-words.ts'

export interface ChangeProps {
  campaign: OfficeCampaign
  onDone: (after: OfficeCampaign) => void
  onCancel: () => void
}

/** Moves the close to a later day. A campaign that has closed opens again by it. */
export function Extend({ campaign, onDone, onCancel }: ChangeProps) {
  const { closesAt, graceUntil } = campaign.plan
  const [closes, setCloses] = useState(closesAt === null ? '' : lastDayBefore(closesAt))
  const [grace, setGrace] = useState(graceUntil === null ? '' : lastDayBefore(graceUntil))
  const [wrong, setWrong] = useState<readonly (PlanWrong | 'not-later')[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const judge = (closing: string | null, late: string | null): (PlanWrong | 'not-later')[] => {
    const end = closing === null ? Number.NaN : Date.parse(endOfDay(closing))
    const floor = Math.max(Date.now(), closesAt === null ? 0 : Date.parse(closesAt))
    return [
      ...(closing === null ? [{ field: 'closes', why: 'unreadable' } as const] : end <= floor ? (['not-later'] as const) : []),
      ...(late === null ? [{ field: 'grace', why: 'unreadable' } as const] : Date.parse(endOfDay(late)) < end ? [{ field: 'grace', why: 'order' } as const] : []),
    ]
  }
  const perform = async () => {
    const [closing, late] = [readDay(closes), readDay(grace)]
    const found = judge(closing, late)
    setAttempt(attempt + 1)
    setWrong(found)
    setFailure(null)
    if (busy || found.length > 0 || closing === null || late === null) return
    setBusy(true)
    const times = { closesAt: endOfDay(closing), graceUntil: endOfDay(late) }
    const answer = await ask('POST', `/api/office/campaigns/${campaign.id}/extend`, officeCampaignSchema, { rev: campaign.rev, ...times })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setFailure(answer)
  }
  const textOf = (each: PlanWrong | 'not-later') => (each === 'not-later' ? t('office-campaigns:wrong.notLater') : wordsOf(each))
  const fieldOf = (each: PlanWrong | 'not-later') => (each === 'not-later' ? 'closes' : each.field)
  const errorOf = (field: 'closes' | 'grace') => {
    const found = wrong.find((each) => fieldOf(each) === field)
    return found === undefined ? undefined : textOf(found)
  }
  return (
    <DeedFrame
      deed="extend"
      lead={t(campaign.state === 'closed' ? 'office-campaigns:deed.extend.again' : 'office-campaigns:deed.extend.text')}
      errors={wrong.map((each) => ({ id: idOf(fieldOf(each)), text: textOf(each) }))}
      attempt={attempt}
      failure={failure}
      busy={busy}
      onSubmit={() => void perform()}
      onCancel={onCancel}
    >
      <DayField field="closes" shown={closes} error={errorOf('closes')} onInput={setCloses} />
      <DayField field="grace" shown={grace} error={errorOf('grace')} onInput={setGrace} />
    </DeedFrame>
  )
}
