import type { ComponentChildren } from 'preact'
import { t } from '../text/text.ts'

/** The words around a field, in the order the Digital Agency sets them: label, requirement, support, field, error. */
export interface FieldWords {
  /** Id of the input, or of the first input of a group: what an error summary links to. */
  id: string
  label: string
  /** Says beside the label whether it has to be filled in; left out, it says neither. */
  required?: boolean | undefined
  support?: string | undefined
  /** What is wrong and what to do; its presence marks the field as invalid. */
  error?: string | undefined
  /** Makes the label the heading of the page, for a page that asks one thing. */
  heading?: boolean | undefined
}

/** The ids that describe an input, for aria-describedby; undefined when nothing does. */
export function describedBy({ id, support, error }: FieldWords, more?: string): string | undefined {
  const ids = [support && `${id}-support`, more, error && `${id}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The mark beside a label that says whether it has to be filled in. */
export function Requirement({ required }: { required: boolean | undefined }) {
  if (required === undefined) return null
  return <span class={required ? 'requirement requirement-required' : 'requirement'}>{t(required ? 'ui:required' : 'ui:optional')}</span>
}

function LabelWords({ label, required }: Pick<FieldWords, 'label' | 'required'>) {
  return (
    <>
      <span class="label-words">{label}</span> <Requirement required={required} />
    </>
  )
}

const Support = ({ id, support }: Pick<FieldWords, 'id' | 'support'>) =>
  support ? (
    <p class="support" id={`${id}-support`}>
      {support}
    </p>
  ) : null

/** The error below a field, beginning with ＊, in English with the word, since ＊ means nothing there. */
export const FieldError = ({ id, error }: Pick<FieldWords, 'id' | 'error'>) =>
  error ? (
    <p class="field-error" id={`${id}-error`}>
      {t('ui:error', { text: error })}
    </p>
  ) : null

/** Label, support and error around one input; `children` holds the input with the id of the words. */
export function FieldFrame({ words, children }: { words: FieldWords; children: ComponentChildren }) {
  const label = (
    <label class="label" htmlFor={words.id}>
      <LabelWords label={words.label} required={words.required} />
    </label>
  )
  return (
    <div class={words.error ? 'field field-invalid' : 'field'}>
      {words.heading ? <h1 class="page-title page-title-label" tabIndex={-1}>{label}</h1> : label}
      <Support id={words.id} support={words.support} />
      {children}
      <FieldError id={words.id} error={words.error} />
    </div>
  )
}

export interface GroupFrameProps {
  words: FieldWords
  children: ComponentChildren
  /** A group of radios is announced as one, with whether it is required and wrong. */
  radios?: boolean
  class?: string
}

/** Legend, support and error around several inputs. */
export function GroupFrame({ words, children, radios = false, class: name = '' }: GroupFrameProps) {
  const label = <LabelWords label={words.label} required={words.required} />
  const radioGroup = radios
    ? ({ role: 'radiogroup', 'aria-required': words.required === true, 'aria-invalid': Boolean(words.error) } as const)
    : {}
  return (
    <fieldset
      class={`field ${words.error ? 'field-invalid ' : ''}${name}`}
      aria-describedby={describedBy(words)}
      {...radioGroup}
    >
      <legend class="label">
        {words.heading ? <h1 class="page-title page-title-label" tabIndex={-1}>{label}</h1> : label}
      </legend>
      <Support id={words.id} support={words.support} />
      {children}
      <FieldError id={words.id} error={words.error} />
    </fieldset>
  )
}
