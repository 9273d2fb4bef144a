import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { NumberField } from '../../ui/controls/NumberField.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import type { ReminderForm } from './form.ts'

interface RemindersProps {
  reminders: readonly ReminderForm[]
  /** The day of each, as far as it is known. */
  days: readonly (string | null)[]
  errorOf: (at: number) => string | undefined
  onChange: (reminders: readonly ReminderForm[]) => void
}

const most = 12
const ways = ['opening', 'close'] as const

/** When people are reminded, each time with the day it comes to. */
export function Reminders({ reminders, days, errorOf, onChange }: RemindersProps) {
  const change = (at: number, part: Partial<ReminderForm>) => onChange(reminders.map((each, place) => (place === at ? { ...each, ...part } : each)))
  return (
    <div class="campaign-reminders">
      {reminders.length === 0 && <p class="office-quiet">{t('office-campaigns:reminder.none')}</p>}
      {reminders.map((reminder, at) => {
        const day = days[at]
        const box = (channel: 'mail' | 'push') => (
          <ChoiceBox
            kind="many"
            id={`campaign-reminder-${at}-${channel}`}
            name={`campaign-reminder-${at}-${channel}`}
            label={t(`office-campaigns:reminder.${channel}`)}
            checked={reminder[channel]}
            invalid={false}
            onChange={(on) => change(at, { [channel]: on })}
          />
        )
        return (
          // oxlint-disable-next-line react/no-array-index-key -- reminders have no names: they are the first, the second …
          <fieldset key={at} class="campaign-reminder">
            <legend class="campaign-reminder-name">{t('office-campaigns:reminder.name', { place: at + 1 })}</legend>
            <div class="filters">
              <Select
                id={`campaign-reminder-${at}-from`}
                label={t('office-campaigns:reminder.from')}
                options={ways.map((value) => ({ value, label: t(`office-campaigns:reminder.${value}`) }))}
                value={reminder.from}
                onChange={(value) => change(at, { from: value === 'close' ? 'close' : 'opening' })}
              />
              <NumberField
                id={`campaign-reminder-${at}`}
                label={t('office-campaigns:reminder.days')}
                unit={t('office-campaigns:reminder.unit')}
                error={errorOf(at)}
                shown={reminder.days}
                onInput={(text) => change(at, { days: text })}
              />
              {box('mail')}
              {box('push')}
              <Button kind="quiet" onPress={() => onChange(reminders.filter((_, place) => place !== at))}>
                {t('office-campaigns:reminder.remove')}
                <span class="said"> {t('office-campaigns:reminder.name', { place: at + 1 })}</span>
              </Button>
            </div>
            {day && <p class="campaign-day">{t('office-campaigns:reminder.day', { date: date(day) })}</p>}
          </fieldset>
        )
      })}
      {reminders.length < most && (
        <p>
          <Button onPress={() => onChange([...reminders, { from: 'opening', days: '', mail: true, push: false }])}>{t('office-campaigns:reminder.add')}</Button>
        </p>
      )}
    </div>
  )
}
