import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Json } from '../../../domain/json.ts'
import { keptStates, keptType, readState } from '../../../domain/posting/keep.ts'
import { LongText } from '../../../ui/controls/LongText.tsx'
import { Select } from '../../../ui/controls/Select.tsx'
import { TextField } from '../../../ui/controls/TextField.tsx'
import { keptFieldName, keptFieldWords } from '../../shell/kept-field-words.ts'
import { t } from '../../../ui/text/text.ts'
import { KeptValues } from '../../shell/kept-values.tsx'
import type { RecordDraft } from '../../shell/record-draft.ts'

/** What is written at most, in characters: well within what one value of a notebook may hold. */
const longestNote = 10_000
/** A year that is still being typed is none. */
const earliest = '2000-01-01'

/** How far the person is with a kept posting, in their own words and with their own deadline. Stored as it is typed. */
export function OwnNotes({ record, draft }: { record: string; draft: RecordDraft }) {
  const [unstored, setUnstored] = useState(false)
  const shown = (field: string): Json | undefined => draft.shown(field).value
  const note = shown('note')
  const deadline = shown('deadline')
  const leave = () => {
    draft.attend(null)
    void draft.flush()
  }
  const put = (field: string, value: Json) => {
    draft.attend(field)
    draft.answer(field, value)
  }
  return (
    <section class="kept-own" aria-labelledby="own">
      <h2 id="own">{t('kept:own')}</h2>
      <Field record={record} field="state">
        <Select
          id="kept-state"
          label={t('kept:field.state')}
          options={keptStates.map((state) => ({ value: state, label: t(`kept:state.${state}`) }))}
          value={readState(shown('state'))}
          onChange={(state) => {
            draft.answer('state', state)
            void draft.flush()
          }}
        />
      </Field>
      <Field record={record} field="deadline">
        <TextField
          id="kept-deadline"
          type="date"
          width="medium"
          label={t('kept:field.deadline')}
          required={false}
          support={t('kept:deadlineHint')}
          shown={typeof deadline === 'string' ? deadline : ''}
          onInput={(day) => {
            if (day === '' || day >= earliest) put('deadline', day === '' ? null : day)
          }}
          onLeave={leave}
        />
      </Field>
      <Field record={record} field="note">
        <LongText
          id="kept-note"
          label={t('kept:field.note')}
          required={false}
          support={t('kept:noteHint')}
          error={unstored ? t('kept:noteLong') : undefined}
          rows={4}
          maxLength={longestNote}
          shown={typeof note === 'string' ? note : ''}
          onInput={(text) => {
            const isLong = Array.from(text).length > longestNote
            setUnstored(isLong)
            if (!isLong) put('note', text === '' ? null : text)
          }}
          onLeave={leave}
        />
      </Field>
    </section>
  )
}

function Field({ record, field, children }: { record: string; field: string; children: ComponentChildren }) {
  return (
    <div>
      {children}
      <KeptValues type={keptType} record={record} fields={[field]} describe={(value) => keptFieldWords(field, value)} labelOf={keptFieldName} />
    </div>
  )
}
