import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { type CorrectableField, correctableFields, readCorrection } from '../../domain/account/correction.ts'
import { isYearMonth } from '../../domain/questionnaire/months.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Choices } from '../../ui/controls/Choices.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { YearMonthField } from '../../ui/controls/YearMonthField.tsx'
import { BackIcon, EditIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { yearMonthAnswer, yearMonthTexts } from '../../ui/question/answer-shape.ts'
import { language, t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import type { RecordDraft } from '../shell/record-draft.ts'
import { Saved } from '../shell/saved.tsx'
import { type Entered, useEntered, wishesIn, wordsOf } from './record.ts'

const names = ['name', 'nameKana', 'nameLatin'] as const
const inputId = (field: string) => `w-${field}`

/** What the office or the university entered: right, or what should stand there instead. */
export function Facts({ draft }: { draft: RecordDraft }) {
  const { route } = useLocation()
  const entered = useEntered()
  const [found, setFound] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  // What was mended is no longer blamed: every field that can be wrong is followed.
  for (const field of correctableFields) void draft.shown(field).value
  const mistakes = mistakesIn(draft.all())
  const errors = mistakes.filter(({ id }) => found.includes(id))
  const errorAt = (id: string) => errors.find((error) => error.id === id)?.text
  usePage(t('welcome:facts.title'), { failed: errors.length > 0 })
  const verdict = draft.shown('verdict').value
  const goOn = () => {
    void draft.flush()
    const wrong = mistakesIn(draft.all())
    setFound(wrong.map(({ id }) => id))
    setAttempt(attempt + 1)
    if (wrong.length === 0) route('/welcome/agree')
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        goOn()
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <PageTitle>{t('welcome:facts.title')}</PageTitle>
      <p>{t('welcome:facts.lead')}</p>
      {entered ? <Known entered={entered} /> : <Skeleton lines={6} />}
      <Choices
        id={inputId('verdict')}
        kind="one"
        required
        label={t('welcome:facts.verdict')}
        error={errorAt(inputId('verdict'))}
        choices={[
          { code: 'right', label: t('welcome:facts.right') },
          { code: 'wrong', label: t('welcome:facts.wrong') },
        ]}
        selection={{ chosen: typeof verdict === 'string' ? [verdict] : [], texts: {}, declined: false }}
        onChange={({ chosen }) => draft.answer('verdict', chosen[0] ?? null)}
      />
      {verdict === 'wrong' && <Wishes draft={draft} errorAt={errorAt} />}
      <Saved draft={draft} words={{ saving: t('profile:saved.saving'), saved: t('profile:saved.saved'), failed: t('profile:saved.failed') }} />
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href="/welcome">
          {t('welcome:back')}
        </Link>
        <Button kind="primary" type="submit">
          {t('welcome:facts.next')}
        </Button>
      </StickyActions>
    </form>
  )
}

/** What is wrong with the page as it stands. */
function mistakesIn(all: Readonly<Record<string, unknown>>): { id: string; text: string }[] {
  const verdict = all['verdict']
  if (verdict !== 'right' && verdict !== 'wrong') return [{ id: inputId('verdict'), text: t('welcome:problem.verdict') }]
  if (verdict === 'right') return []
  const wishes = wishesIn(all)
  if (wishes.length === 0) return [{ id: inputId('university'), text: t('welcome:problem.none') }]
  return wishes
    .filter(({ field, typed }) => readCorrection(field, typed) === null)
    .map(({ field }) => ({ id: inputId(field), text: t(field === 'entryYear' ? 'welcome:problem.entryYear' : 'welcome:problem.expectedCompletion') }))
}

function Known({ entered }: { entered: Entered }) {
  const own = names.filter((field) => typeof entered[field] === 'string')
  return (
    <>
      <section class="setting" aria-labelledby="welcome-own">
        <h2 id="welcome-own">{t('welcome:facts.own')}</h2>
        <dl class="facts">
          {own.map((field) => (
            <div key={field} class="welcome-fact">
              <dt>{t(`profile:label.${field}`)}</dt>
              <dd>{String(entered[field])}</dd>
            </div>
          ))}
        </dl>
        <p>
          <Link icon={EditIcon} href="/me/profile/name">
            {t('welcome:facts.edit')}
          </Link>
        </p>
      </section>
      <section class="setting" aria-labelledby="welcome-office">
        <h2 id="welcome-office">{t('welcome:facts.office')}</h2>
        <dl class="facts">
          {correctableFields.map((field) => (
            <div key={field} class="welcome-fact">
              <dt>{t(`profile:office.${field}`)}</dt>
              <dd>{wordsOf(field, entered) || t('welcome:facts.unknown')}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

/** A field for each fact that may be wrong, all to be left empty but those that are. */
function Wishes({ draft, errorAt }: { draft: RecordDraft; errorAt: (id: string) => string | undefined }) {
  const typed = (field: string) => {
    const value = draft.shown(field).value
    return typeof value === 'string' ? value : ''
  }
  const store = (field: string, text: string) => draft.answer(field, text === '' ? null : text)
  const words = (field: CorrectableField) => ({
    id: inputId(field),
    label: t(`welcome:wish.${field}`),
    required: false,
    error: errorAt(inputId(field)),
  })
  const month = typed('expectedCompletion')
  return (
    <>
      <p>{t('welcome:facts.wishes')}</p>
      <TextField {...words('university')} shown={typed('university')} onInput={(text) => store('university', text)} />
      <TextField {...words('studentNo')} shown={typed('studentNo')} onInput={(text) => store('studentNo', text)} autoCapitalize="off" spellCheck={false} width="medium" />
      <TextField {...words('entryYear')} shown={typed('entryYear')} onInput={(text) => store('entryYear', text)} unit={t('welcome:wish.yearUnit')} width="short" />
      <YearMonthField
        {...words('expectedCompletion')}
        shown={yearMonthTexts(month)}
        understood={isYearMonth(month) ? formatYearMonth(month, language.value) : undefined}
        onInput={(text) => {
          const answer = yearMonthAnswer(text)
          draft.answer('expectedCompletion', typeof answer === 'string' ? answer : null)
        }}
      />
      <LongText
        id={inputId('reason')}
        label={t('welcome:wish.reason')}
        required={false}
        support={t('welcome:wish.reasonHint')}
        shown={typed('reason')}
        onInput={(text) => store('reason', text)}
        maxLength={1000}
        rows={3}
      />
    </>
  )
}
