import { myStory } from '../../../api/story-record.ts'
import type { Json } from '../../../domain/json.ts'
import { mostFields } from '../../../domain/story/draft.ts'
import { researchFieldOptions } from '../../../ui/codes/research-field-options.ts'
import { CodeList } from '../../../ui/controls/CodeList.tsx'
import { language, t } from '../../../ui/text/text.ts'
import { Attended } from '../../shell/attended.tsx'
import { KeptValues } from '../../shell/kept-values.tsx'
import { fieldLabel, valueWords } from './field-words.ts'
import type { InRecord } from './fields.tsx'
import { inputId } from './steps.ts'

/** The small research fields of the doctorate. */
export function ResearchFields({ draft, errorAt }: InRecord) {
  const stored = draft.shown('fields').value
  const codes = Array.isArray(stored) ? (stored as readonly Json[]).map(String) : []
  return (
    <>
      <Attended draft={draft} field="fields">
        <CodeList
          id={inputId('fields')}
          label={fieldLabel('fields', false)}
          support={t('my-story:hint.fields', { count: mostFields })}
          error={errorAt(inputId('fields'))}
          options={researchFieldOptions('small', language.value)}
          codes={codes}
          onChange={(chosen) => draft.answer('fields', chosen.length === 0 ? null : [...chosen])}
          max={mostFields}
          goneName={(code) => code}
        />
      </Attended>
      <KeptValues type={myStory.type} record={myStory.record} fields={['fields']} describe={(value) => valueWords('fields', value as Json)} />
    </>
  )
}
