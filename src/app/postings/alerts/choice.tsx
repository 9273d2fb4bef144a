import './alerts.css'
import type { Json } from '../../../domain/json.ts'
import { type Alert, readAlert } from '../../../domain/posting/alert.ts'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { Select } from '../../../ui/controls/Select.tsx'
import { t } from '../../../ui/text/text.ts'
import { Notifications } from '../../shell/push-parts.ts'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { Attended } from '../attended.tsx'

interface Props {
  /** The id of the search. */
  record: string
  draft: RecordDraft
  put: (field: string, value: Json) => void
  onAttend: (field: string | null) => void
}

const intervals = ['daily', 'weekly'] as const
const ways = ['mail', 'push'] as const

/** Whether, how often and how the person is told of what is new for a search. */
export function AlertChoice({ record, draft, put, onAttend }: Props) {
  const alert = readAlert(draft.shown('alert').value)
  const ended = draft.shown('alertEnded').value === 'unanswered' && !alert
  const ask = (next: Alert | null) => {
    put('alert', next)
    if (next && draft.shown('alertEnded').peek()) put('alertEnded', null)
  }
  return (
    <section class="alert-choice" aria-labelledby="alert-title">
      <h2 id="alert-title">{t('alerts:title')}</h2>
      {ended && <Notice title={t('alerts:ended')} />}
      <Attended record={record} field="alert" onAttend={onAttend}>
        <Select
          id="alert-every"
          label={t('alerts:every')}
          options={[{ value: '', label: t('alerts:off') }, ...intervals.map((value) => ({ value, label: t(`alerts:${value}`) }))]}
          value={alert?.every ?? ''}
          onChange={(value) => {
            const every = intervals.find((each) => each === value)
            ask(every ? { every, by: alert?.by ?? 'mail' } : null)
          }}
        />
        {alert && (
          <Select
            id="alert-by"
            label={t('alerts:by')}
            options={ways.map((value) => ({ value, label: t(`alerts:${value}`) }))}
            value={alert.by}
            onChange={(value) => ask({ ...alert, by: value === 'push' ? 'push' : 'mail' })}
          />
        )}
      </Attended>
      <p class="support">{t(`alerts:means.${alert?.by ?? 'off'}`)}</p>
      {alert && <p class="support">{t('alerts:server')}</p>}
      {alert?.by === 'push' && <Notifications />}
    </section>
  )
}
