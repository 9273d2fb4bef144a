import { useEffect, useState } from 'preact/hooks'
import { type Offered, officeCampaignSchema, offeredSchema } from '../../api/office-campaigns.ts'
import { Select } from '../../ui/controls/Select.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { DeedFrame } from './deed-frame.tsx'
import type { ChangeProps } from './extend.tsx'
import { formOf, lacking, type PlanField, type PlanForm, type PlanWrong, readForm } from './form.ts'
import { offeredLabel } from './plan.tsx'
import { DayField, TitleFields } from './plan-fields.tsx'
import { usePreview } from './preview.ts'
import { Reminders } from './reminders.tsx'
import { WhatChanges } from './what-changes.tsx'
import { idOf, wordsOf } from './wrong-words.ts'

/** What may still change while people answer: the title, the grace, reminders to come, a newer version of the questionnaire. */
export function ChangePlan({ campaign, onDone, onCancel }: ChangeProps) {
  const [form, setForm] = useState<PlanForm>(formOf(campaign.plan))
  const [offered, setOffered] = useState<readonly Offered[]>([])
  const [wrong, setWrong] = useState<readonly PlanWrong[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void ask('GET', '/api/office/campaigns/questionnaires', offeredSchema).then((answer) => (answer.ok ? setOffered(answer.value.questionnaires) : setFailure(answer)))
  }, [])
  const read = readForm(form, campaign.plan)
  const counted = usePreview(read.ok ? read.plan : null)
  const put = (change: Partial<PlanForm>) => setForm((held) => ({ ...held, ...change }))
  const { definition } = campaign.plan
  const newer = offered.filter(({ id, version }) => id === definition?.id && version >= definition.version)
  const perform = async () => {
    const found = read.ok ? lacking(read.plan, Date.now()) : read.wrong
    setAttempt(attempt + 1)
    setWrong(found)
    setFailure(null)
    if (busy || found.length > 0 || !read.ok) return
    setBusy(true)
    const answer = await ask('PUT', `/api/office/campaigns/${campaign.id}`, officeCampaignSchema, { rev: campaign.rev, plan: read.plan })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setFailure(answer)
  }
  const errorOf = (field: PlanField): string | undefined => {
    const found = wrong.find((each) => each.field === field)
    return found && wordsOf(found)
  }
  return (
    <DeedFrame
      deed="change"
      lead={t('office-campaigns:deed.change.text')}
      wide
      errors={wrong.map((each) => ({ id: idOf(each.field), text: wordsOf(each) }))}
      attempt={attempt}
      failure={failure}
      busy={busy}
      onSubmit={() => void perform()}
      onCancel={onCancel}
    >
      <TitleFields form={form} errorOf={errorOf} onChange={put} />
      {newer.length > 1 && (
        <Select
          id={idOf('definition')}
          label={t('office-campaigns:field.definition')}
          support={t('office-campaigns:hint.version')}
          options={newer.map((each) => ({ value: `${each.id} ${each.version}`, label: offeredLabel(each) }))}
          value={form.definition}
          onChange={(chosen) => put({ definition: chosen })}
        />
      )}
      <WhatChanges campaign={campaign.id} version={form.definition === formOf(campaign.plan).definition ? null : (form.definition.split(' ')[1] ?? null)} />
      <DayField field="grace" shown={form.grace} error={errorOf('grace')} onInput={(grace) => put({ grace })} />
      <h3>{t('office-campaigns:reminders')}</h3>
      <p class="office-quiet">{t('office-campaigns:reminder.past')}</p>
      <Reminders
        reminders={form.reminders}
        days={counted.reminderDays}
        errorOf={(at) => errorOf(`reminder-${at}`)}
        onChange={(reminders) => put({ reminders })}
      />
    </DeedFrame>
  )
}
