import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { correctionSchema, correctionsSchema } from '../../api/rights.ts'
import { type CorrectableField, readCorrection } from '../../domain/account/correction.ts'
import { readYearMonth } from '../../domain/text/year-month.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { NumberField } from '../../ui/controls/NumberField.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { YearMonthField } from '../../ui/controls/YearMonthField.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { askOwn, NotNowNotice, type NotNow, useAsked } from './asked.tsx'
import { factName, factWords } from './fact-words.ts'
import { markSent } from './sent.ts'

const valueId = 'correction-value'
const reasonId = 'correction-reason'
const longest = { value: 200, reason: 1000 }
const list = '/me/data/corrections'

/** Asks the office to correct one thing. What was typed stays on the page when it can't be sent. */
export function AskCorrection({ field }: { field: CorrectableField }) {
  const name = factName(field)
  const { route } = useLocation()
  const { asked: standing } = useAsked('/api/rights/corrections', correctionsSchema)
  const [value, setValue] = useState('')
  const [month, setMonth] = useState({ year: '', month: '' })
  const [reason, setReason] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [missed, setMissed] = useState<NotNow | null>(null)
  const [busy, setBusy] = useState(false)
  const typed = field === 'expectedCompletion' ? (readYearMonth(month.year, month.month) ?? '') : value.trim()
  const wrong = valueProblem(field, typed, field === 'expectedCompletion' && `${month.year}${month.month}`.trim() !== '')
  const tooLong = Array.from(reason).length > longest.reason ? t('rights:corrections.problem.tooLong') : undefined
  const errors = attempt === 0 ? [] : [{ id: valueId, text: wrong }, { id: reasonId, text: tooLong }].flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]))
  const errorAt = (id: string) => errors.find((error) => error.id === id)?.text
  usePage(t('rights:corrections.formTitle', { field: name }), { failed: errors.length > 0 })

  const send = async () => {
    setAttempt((before) => before + 1)
    if (wrong !== undefined || tooLong !== undefined || busy) return
    setBusy(true)
    const asked = await askOwn({ method: 'POST', path: '/api/rights/corrections', body: { field, value: typed, reason }, answer: correctionSchema })
    setBusy(false)
    setMissed(asked.ok ? null : asked)
    if (!asked.ok) return
    markSent()
    route(list)
  }
  const words = { id: valueId, label: t('rights:corrections.value', { field: name }), required: true, error: errorAt(valueId) }
  const now = standing?.ok ? factWords(field, standing.value.current[field]) : ''
  return (
    <form
      class="right-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <PageTitle>{t('rights:corrections.formTitle', { field: name })}</PageTitle>
      {now !== '' && <p>{t('rights:corrections.now', { value: now })}</p>}
      {missed && <NotNowNotice why={missed} />}
      {field === 'expectedCompletion' ? (
        <YearMonthField {...words} shown={month} onInput={setMonth} understood={factWords(field, typed)} />
      ) : field === 'entryYear' ? (
        <NumberField {...words} support={t('rights:corrections.valueEntryYear')} shown={value} onInput={setValue} />
      ) : (
        <TextField {...words} support={field === 'university' ? t('rights:corrections.valueUniversity') : undefined} shown={value} onInput={setValue} />
      )}
      <LongText
        id={reasonId}
        label={t('rights:corrections.reason')}
        required={false}
        support={t('rights:corrections.reasonSupport')}
        error={errorAt(reasonId)}
        shown={reason}
        onInput={setReason}
        maxLength={longest.reason}
        rows={3}
      />
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t('rights:corrections.send')}
        </Button>
        <Link kind="quiet" icon={BackIcon} href={list}>
          {t('rights:go.corrections')}
        </Link>
      </p>
    </form>
  )
}

/** What is wrong with a wished value, in words; undefined: nothing. */
function valueProblem(field: CorrectableField, typed: string, halfTyped: boolean): string | undefined {
  if (typed === '' && !halfTyped) return t('rights:corrections.problem.empty', { field: factName(field) })
  if (Array.from(typed).length > longest.value) return t('rights:corrections.problem.tooLong')
  if (readCorrection(field, typed) !== null) return undefined
  return field === 'entryYear' || field === 'expectedCompletion'
    ? t(`rights:corrections.problem.${field}`)
    : t('rights:corrections.problem.empty', { field: factName(field) })
}
