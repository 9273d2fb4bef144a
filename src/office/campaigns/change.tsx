import { useEffect, useState } from 'preact/hooks'
import { type Offered, officeCampaignSchema, offeredSchema } from '../../api/office-campaigns.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import type { ChangeProps } from './extend.tsx'
import { formOf, lacking, type PlanField, type PlanForm, type PlanWrong, readForm } from './form.ts'
import { offeredLabel } from './plan.tsx'
import { usePreview } from './preview.ts'
import { Reminders } from './reminders.tsx'
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
    document.getElementById('change-title')?.focus()
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
    <form
      class="office-form office-block office-wide"
      noValidate
      aria-labelledby="change-title"
      onSubmit={(event) => {
        event.preventDefault()
        void perform()
      }}
    >
      <h2 id="change-title" tabIndex={-1}>
        {t('office-campaigns:deed.change.title')}
      </h2>
      <p>{t('office-campaigns:deed.change.text')}</p>
      <ErrorSummary errors={wrong.map((each) => ({ id: idOf(each.field), text: wordsOf(each) }))} attempt={attempt} />
      <div class="office-pair">
        {(['ja', 'en'] as const).map((language) => (
          <div key={language}>
            <TextField
              id={idOf(language)}
              label={t(`office-campaigns:field.${language}`)}
              required
              error={errorOf(language)}
              shown={form[language]}
              onInput={(text) => put({ [language]: text })}
            />
          </div>
        ))}
      </div>
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
      <TextField
        id={idOf('grace')}
        label={t('office-campaigns:field.grace')}
        support={t('office-campaigns:hint.grace')}
        required
        error={errorOf('grace')}
        shown={form.grace}
        onInput={(grace) => put({ grace })}
        width="medium"
      />
      <h3>{t('office-campaigns:reminders')}</h3>
      <p class="office-quiet">{t('office-campaigns:reminder.past')}</p>
      <Reminders
        reminders={form.reminders}
        days={counted.counting ? [] : (counted.preview?.reminderDays ?? [])}
        errorOf={(at) => errorOf(`reminder-${at}`)}
        onChange={(reminders) => put({ reminders })}
      />
      <Failure of={failure} />
      <p class="office-actions">
        <Button type="submit" kind="primary" busy={busy}>
          {t('office-campaigns:deed.change.confirm')}
        </Button>
        <Button onPress={onCancel}>{t('office-campaigns:cancel')}</Button>
      </p>
    </form>
  )
}
