import { reminderSetting } from '../../../domain/posting/deadline.ts'
import { ChoiceBox } from '../../../ui/controls/Choices.tsx'
import { t } from '../../../ui/text/text.ts'
import { KeptValues } from '../../shell/kept-values.tsx'
import { Notifications } from '../../shell/push-parts.ts'
import { useRecordDraft } from '../../shell/use-record-draft.ts'

const { type, record, mail, push } = reminderSetting

/** How the person is told before a deadline, besides the home page: by mail, by notification, or not. */
export function RemindChoice() {
  const draft = useRecordDraft({ type, record })
  if (!draft) return null
  const isOn = (field: string) => draft.shown(field).value === true
  return (
    <section class="kept-remind">
      <h2>{t('kept:remind.title')}</h2>
      <p id="remind-text">{t('kept:remind.text')}</p>
      <fieldset class="kept-ways" aria-describedby="remind-text">
        <legend class="said">{t('kept:remind.how')}</legend>
        {([['mail', mail], ['push', push]] as const).map(([way, field]) => (
          <ChoiceBox
            key={field}
            kind="many"
            id={`remind-${way}`}
            name={`remind-${way}`}
            label={t(`kept:remind.${way}`)}
            checked={isOn(field)}
            invalid={false}
            onChange={(on) => {
              draft.answer(field, on ? true : null)
              void draft.flush()
            }}
          />
        ))}
      </fieldset>
      <KeptValues type={type} record={record} fields={[mail, push]} describe={(value) => t(value === true ? 'kept:remind.on' : 'kept:remind.off')} labelOf={(field) => t(field === mail ? 'kept:remind.mail' : 'kept:remind.push')} />
      {isOn(push) && <Notifications />}
    </section>
  )
}
