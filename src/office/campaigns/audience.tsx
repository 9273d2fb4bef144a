import { useEffect, useState } from 'preact/hooks'
import type { Preview } from '../../api/office-campaigns.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import { largeFields } from '../../domain/codes/research-fields.ts'
import { statuses } from '../../domain/profile/fields.ts'
import { Choices } from '../../ui/controls/Choices.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import type { Choice } from '../../ui/controls/selection.ts'
import { TextField } from '../../ui/controls/TextField.tsx'
import { number } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { ask } from '../ask.ts'
import type { PlanForm } from './form.ts'

type Codes = 'universities' | 'statuses' | 'fields'

interface AudienceProps {
  form: PlanForm
  onChange: (change: Partial<PlanForm>) => void
  yearsError: string | undefined
}

/** Whom a campaign asks: each criterion folded away under what it says now. */
export function AudienceFields({ form, onChange, yearsError }: AudienceProps) {
  const shown = language.value
  const [universities, setUniversities] = useState<readonly Choice[]>([])
  useEffect(() => {
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((answer) => {
      if (!answer.ok) return
      const members = answer.value.universities.map(({ university }) => university).filter(({ member }) => member)
      setUniversities(members.map(({ id, name }) => ({ code: id, label: name[shown] })).toSorted((a, b) => a.label.localeCompare(b.label, shown)))
    })
  }, [shown])
  const group = (name: Codes, choices: readonly Choice[]) => {
    const chosen = form[name]
    const words = chosen.length === 0 ? t('office-campaigns:audience.all') : t('office-campaigns:audience.chosen', { count: chosen.length, total: number(choices.length) })
    return (
      <Fold title={t(`office-campaigns:audience.${name}`)} words={words}>
        <div class="campaign-choices">
          <Choices
            kind="many"
            id={`campaign-${name}`}
            label={t(`office-campaigns:audience.${name}`)}
            support={t('office-campaigns:audience.support')}
            choices={choices}
            selection={{ chosen: [...chosen], texts: {}, declined: false }}
            onChange={(selection) => onChange({ [name]: selection.chosen })}
          />
        </div>
      </Fold>
    )
  }
  return (
    <>
      {group('universities', universities)}
      {group('statuses', statuses.map((code) => ({ code, label: t(`office-registrants:statusName.${code}`) })))}
      {group('fields', largeFields.map((field) => ({ code: field.code, label: field[shown] })))}
      <div class="filters">
        <TextField
          id="campaign-years"
          label={t('office-campaigns:audience.yearsFrom')}
          support={t('office-campaigns:audience.yearsHint')}
          error={yearsError}
          shown={form.yearsFrom}
          onInput={(yearsFrom) => onChange({ yearsFrom })}
          inputMode="numeric"
          width="short"
        />
        <TextField
          id="campaign-years-to"
          label={t('office-campaigns:audience.yearsTo')}
          shown={form.yearsTo}
          onInput={(yearsTo) => onChange({ yearsTo })}
          inputMode="numeric"
          width="short"
        />
      </div>
    </>
  )
}

interface CountedProps {
  preview: Preview | null
  counting: boolean
  failed: boolean
}

/** How many people that makes: a region that is always there, so that each new count is told. */
export function Counted({ preview, counting, failed }: CountedProps) {
  const words = () => {
    if (failed) return t('office-campaigns:counted.failed')
    if (preview === null) return t('office-campaigns:counted.counting')
    return t('office-campaigns:counted.people', { count: preview.people, shown: number(preview.people) })
  }
  return (
    <div class="campaign-counted" aria-busy={counting && !failed}>
      <output class="campaign-count">{words()}</output>
      {preview !== null && !failed && preview.withoutAddress > 0 && (
        <p class="office-quiet">{t('office-campaigns:counted.withoutAddress', { count: preview.withoutAddress, shown: number(preview.withoutAddress) })}</p>
      )}
    </div>
  )
}
