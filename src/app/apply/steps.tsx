import { courseTypes } from '../../domain/application/application.ts'
import { chosenUniversity, type Filled } from '../../domain/application/fill-in.ts'
import { chooseResearchField } from '../../domain/profile/research-field.ts'
import { storedPart } from '../../domain/profile/fields.ts'
import { largeFieldOf } from '../../domain/codes/research-fields.ts'
import { isYearMonth } from '../../domain/questionnaire/months.ts'
import { formatYearMonth, readYear } from '../../domain/text/year-month.ts'
import type { University } from '../../domain/university.ts'
import { researchFieldOptions } from '../../ui/codes/research-field-options.ts'
import { Choices } from '../../ui/controls/Choices.tsx'
import { CodePicker } from '../../ui/controls/CodePicker.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { choose, nothingChosen } from '../../ui/controls/selection.ts'
import { TextField } from '../../ui/controls/TextField.tsx'
import { YearMonthField } from '../../ui/controls/YearMonthField.tsx'
import { textOf, yearMonthAnswer, yearMonthTexts } from '../../ui/question/answer-shape.ts'
import { language, local, t } from '../../ui/text/text.ts'
import { Words } from '../shell/words.tsx'
import { fill } from './draft.ts'
import { StepFrame } from './step-frame.tsx'
import { useUniversityOptions } from './universities.ts'
import { labelOf } from './words.ts'

export interface StepProps {
  filled: Filled
  /** Null: none have reached this device. */
  universities: readonly University[] | null
}

const none: readonly University[] = []
const write = (field: string) => (text: string) => fill({ [field]: text })

/** Which university: found by any of its names. For those whose university is none of them, what to do instead. */
export function UniversityStep({ filled, universities }: StepProps) {
  const known = universities ?? none
  const options = useUniversityOptions(known)
  const chosen = chosenUniversity(filled, known)
  return (
    <StepFrame step="university" filled={filled} universities={known} lead={t('apply:university.lead')} skippable={universities === null}>
      {(errorAt) => (
        <>
          {universities === null ? (
            <Notice kind="warning" title={t('apply:university.noList')}>
              <p>{t('apply:university.noListText')}</p>
            </Notice>
          ) : (
            <CodePicker
              id="a-university"
              label={labelOf('university')}
              support={t('apply:university.hint')}
              required
              error={errorAt('university')}
              options={options}
              value={filled['university'] ?? ''}
              onChange={write('university')}
            />
          )}
          <output class="apply-said">
            {chosen && !chosen.member && (
              <Notice kind="warning" title={t('apply:university.notMember', { university: local(chosen.name) })}>
                <Words text={t('apply:university.instead')} />
              </Notice>
            )}
          </output>
          {chosen?.member && chosen.privacy && (
            <section class="apply-text" aria-label={t('apply:university.privacy', { university: local(chosen.name) })}>
              <h2>{t('apply:university.privacy', { university: local(chosen.name) })}</h2>
              <Words text={local(chosen.privacy.text)} />
            </section>
          )}
          <Fold title={t('apply:university.missing')}>
            <Words text={t('apply:university.instead')} />
          </Fold>
        </>
      )}
    </StepFrame>
  )
}

/** The graduate school, and the number the student has there. */
export const SchoolStep = ({ filled, universities }: StepProps) => (
  <StepFrame step="school" filled={filled} universities={universities ?? none}>
    {(errorAt) => (
      <>
        <TextField id="a-school" label={labelOf('school')} support={t('apply:hint.school')} required error={errorAt('school')} shown={filled['school'] ?? ''} onInput={write('school')} enterKeyHint="next" />
        <TextField
          id="a-studentNumber"
          label={labelOf('studentNumber')}
          support={t('apply:hint.studentNumber')}
          required
          error={errorAt('studentNumber')}
          shown={filled['studentNumber'] ?? ''}
          onInput={write('studentNumber')}
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="next"
          width="medium"
        />
      </>
    )}
  </StepFrame>
)

/** What course it is, since when, until when. */
export function CourseStep({ filled, universities }: StepProps) {
  const type = filled['courseType'] ?? ''
  const completion = filled['expectedCompletion'] ?? ''
  const year = readYear(filled['entryYear'] ?? '')
  return (
    <StepFrame step="course" filled={filled} universities={universities ?? none}>
      {(errorAt) => (
        <>
          <Choices
            id="a-courseType"
            kind="one"
            label={labelOf('courseType')}
            required
            error={errorAt('courseType')}
            choices={courseTypes.map((code) => ({ code, label: t(`apply:course.${code}`) }))}
            selection={type === '' ? nothingChosen : choose(type, {})}
            onChange={({ chosen }) => fill({ courseType: chosen[0] ?? '' })}
          />
          <TextField
            id="a-entryYear"
            label={labelOf('entryYear')}
            support={t(type === 'integrated' ? 'apply:hint.entryYearIntegrated' : 'apply:hint.entryYear')}
            required
            error={errorAt('entryYear')}
            shown={filled['entryYear'] ?? ''}
            onInput={write('entryYear')}
            unit={year === null || filled['entryYear']?.trim() === String(year) ? t('apply:hint.yearUnit') : t('apply:hint.yearUnderstood', { year })}
            enterKeyHint="next"
            width="short"
          />
          <YearMonthField
            id="a-expectedCompletion"
            label={labelOf('expectedCompletion')}
            support={t('apply:hint.expectedCompletion')}
            required={false}
            error={errorAt('expectedCompletion')}
            shown={yearMonthTexts(completion)}
            understood={isYearMonth(completion) ? formatYearMonth(completion, language.value) : undefined}
            onInput={(typed) => fill({ expectedCompletion: textOf(yearMonthAnswer(typed)) })}
          />
        </>
      )}
    </StepFrame>
  )
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The research field, in the words that postings and the record use. */
export function FieldStep({ filled, universities }: StepProps) {
  const { large = '', small = '' } = filled
  const pick = (part: 'large' | 'small') => (chosen: string) => {
    const value = chooseResearchField({ large, small }, part, chosen)
    fill({ large: textIn(storedPart(value, 'large')), small: textIn(storedPart(value, 'small')) })
  }
  const all = researchFieldOptions('small', language.value)
  const inside = all.filter(({ code }) => largeFieldOf(code) === large)
  return (
    <StepFrame step="field" filled={filled} universities={universities ?? none} lead={t('apply:hint.field')}>
      {(errorAt) => (
        <>
          <CodePicker id="a-large" label={labelOf('large')} required={false} error={errorAt('large')} options={researchFieldOptions('large', language.value)} value={large} onChange={pick('large')} />
          <CodePicker id="a-small" label={labelOf('small')} support={t('apply:hint.small')} required={false} error={errorAt('small')} options={inside.length > 0 ? inside : all} value={small} onChange={pick('small')} />
        </>
      )}
    </StepFrame>
  )
}

/** The name in the scripts that the person has one in. */
export const NameStep = ({ filled, universities }: StepProps) => (
  <StepFrame step="name" filled={filled} universities={universities ?? none} lead={t('apply:hint.names')}>
    {(errorAt) => (
      <>
        <TextField id="a-name" label={labelOf('name')} support={t('apply:hint.name')} error={errorAt('name')} shown={filled['name'] ?? ''} onInput={write('name')} autoComplete="name" enterKeyHint="next" />
        <TextField id="a-nameKana" label={labelOf('nameKana')} support={t('apply:hint.nameKana')} error={errorAt('nameKana')} shown={filled['nameKana'] ?? ''} onInput={write('nameKana')} enterKeyHint="next" />
        <TextField
          id="a-nameLatin"
          label={labelOf('nameLatin')}
          support={t('apply:hint.nameLatin')}
          error={errorAt('nameLatin')}
          shown={filled['nameLatin'] ?? ''}
          onInput={write('nameLatin')}
          autoCapitalize="words"
          spellCheck={false}
          enterKeyHint="next"
        />
      </>
    )}
  </StepFrame>
)
