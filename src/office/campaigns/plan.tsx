import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { type OfficeCampaign, officeCampaignSchema, type Offered, offeredSchema, type Preview } from '../../api/office-campaigns.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { AudienceFields, Counted } from './audience.tsx'
import { type DayField as Day, emptyForm, formOf, lacking, type PlanField, type PlanForm, type PlanWrong, readForm } from './form.ts'
import { DayField, TitleFields } from './plan-fields.tsx'
import { askPreview, usePreview } from './preview.ts'
import { Reminders } from './reminders.tsx'
import { StartDialog } from './start.tsx'
import { idOf, wordsOf } from './wrong-words.ts'

interface EditPlanProps {
  /** Null: nothing is stored yet. */
  campaign: OfficeCampaign | null
  onDone: (after: OfficeCampaign) => void
}

/** The questionnaires that can be asked, as the reader's device offers them. */
export const offeredLabel = ({ title, version, questions }: Offered): string =>
  t('office-campaigns:offered', { title: local(title), version, count: questions, shown: number(questions) })

/** A plan that has not started: written, counted, stored, started or deleted. */
export function EditPlan({ campaign, onDone }: EditPlanProps) {
  const [form, setForm] = useState<PlanForm>(campaign ? formOf(campaign.plan) : emptyForm)
  const [offered, setOffered] = useState<readonly Offered[]>([])
  const [wrong, setWrong] = useState<readonly PlanWrong[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const [starting, setStarting] = useState<{ campaign: OfficeCampaign; preview: Preview } | null>(null)
  const [deleting, setDeleting] = useState(false)
  // What was stored here last, until the page knows of it: another press changes that, and makes no second plan.
  const [held, setHeld] = useState<OfficeCampaign | null>(null)
  const known = held && (campaign === null || held.rev > campaign.rev) ? held : campaign
  const { route } = useLocation()
  useEffect(() => {
    void ask('GET', '/api/office/campaigns/questionnaires', offeredSchema).then((answer) => (answer.ok ? setOffered(answer.value.questionnaires) : setFailure(answer)))
  }, [])
  const before = known?.plan ?? null
  const read = readForm(form, before)
  const counted = usePreview(read.ok ? read.plan : null)
  const put = (change: Partial<PlanForm>) => setForm((held) => ({ ...held, ...change }))
  const refuse = (found: readonly PlanWrong[]): boolean => {
    setAttempt(attempt + 1)
    setWrong(found)
    setFailure(null)
    return found.length > 0
  }
  /** Stores what is written; null when it could not be. */
  const save = async (): Promise<OfficeCampaign | null> => {
    if (busy || !read.ok) return null
    setBusy(true)
    const answer = known
      ? await ask('PUT', `/api/office/campaigns/${known.id}`, officeCampaignSchema, { rev: known.rev, plan: read.plan })
      : await ask('POST', '/api/office/campaigns', officeCampaignSchema, read.plan)
    setBusy(false)
    if (!answer.ok) {
      setFailure(answer)
      return null
    }
    setHeld(answer.value)
    return answer.value
  }
  const keep = async () => {
    if (refuse(read.ok ? [] : read.wrong)) return
    const stored = await save()
    if (stored) onDone(stored)
  }
  const wishToStart = async () => {
    if (refuse(read.ok ? lacking(read.plan, Date.now()) : read.wrong)) return
    const stored = await save()
    if (!stored) return
    const preview = await askPreview(stored.plan)
    if (!preview.ok) return setFailure(preview)
    setStarting({ campaign: stored, preview: preview.value })
  }
  const discard = async () => {
    setDeleting(false)
    if (!known) return
    const answer = await ask('POST', `/api/office/campaigns/${known.id}/delete`, null, { rev: known.rev })
    if (answer.ok) route('/office/campaigns')
    else setFailure(answer)
  }
  const errorOf = (field: PlanField): string | undefined => {
    const found = wrong.find((each) => each.field === field)
    return found && wordsOf(found)
  }
  const dayField = (field: Day) => <DayField field={field} shown={form[field]} error={errorOf(field)} onInput={(text) => put({ [field]: text })} />
  return (
    <>
      <ErrorSummary errors={wrong.map((each) => ({ id: idOf(each.field), text: wordsOf(each) }))} attempt={attempt} />
      <form
        class="office-form office-wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <TitleFields form={form} errorOf={errorOf} onChange={put} />
        <Select
          id={idOf('definition')}
          label={t('office-campaigns:field.definition')}
          required
          error={errorOf('definition')}
          options={[{ value: '', label: t('office-campaigns:choose') }, ...offered.map((each) => ({ value: `${each.id} ${each.version}`, label: offeredLabel(each) }))]}
          value={form.definition}
          onChange={(definition) => put({ definition })}
        />
        <h2>{t('office-campaigns:when')}</h2>
        <p class="office-quiet">{t('office-campaigns:whenLead')}</p>
        <div class="office-pair campaign-days">
          <div>{dayField('opens')}</div>
          <div>{dayField('closes')}</div>
          <div>{dayField('grace')}</div>
          <div>{dayField('reference')}</div>
        </div>
        <h2>{t('office-campaigns:who')}</h2>
        <p class="office-quiet">{t('office-campaigns:whoLead')}</p>
        <AudienceFields form={form} onChange={put} yearsError={errorOf('years')} />
        <Counted preview={counted.preview} counting={counted.counting} failed={counted.failed} />
        <h2>{t('office-campaigns:reminders')}</h2>
        <p class="office-quiet">{t('office-campaigns:remindersLead')}</p>
        <Reminders
          reminders={form.reminders}
          days={counted.reminderDays}
          errorOf={(at) => errorOf(`reminder-${at}`)}
          onChange={(reminders) => put({ reminders })}
        />
        <Failure of={failure} />
        <p class="office-actions">
          <Button kind="primary" busy={busy} onPress={() => void wishToStart()}>
            {t('office-campaigns:start.button')}
          </Button>
          <Button type="submit" busy={busy}>
            {t('office-campaigns:save')}
          </Button>
          {known && (
            <Button kind="quiet" busy={busy} onPress={() => setDeleting(true)}>
              {t('office-campaigns:delete.button')}
            </Button>
          )}
        </p>
      </form>
      {starting && (
        <StartDialog
          key={starting.campaign.rev}
          campaign={starting.campaign}
          preview={starting.preview}
          onStarted={onDone}
          onClose={() => {
            setStarting(null)
            // The plan was stored on the way here.
            onDone(starting.campaign)
          }}
        />
      )}
      <Dialog
        open={deleting}
        title={t('office-campaigns:delete.title')}
        onClose={() => setDeleting(false)}
        actions={
          <>
            <Button onPress={() => setDeleting(false)}>{t('office-campaigns:cancel')}</Button>
            <Button kind="primary" onPress={() => void discard()}>
              {t('office-campaigns:delete.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('office-campaigns:delete.text')}</p>
      </Dialog>
    </>
  )
}
