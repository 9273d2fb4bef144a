import { useEffect, useState } from 'preact/hooks'
import { type OfficeFacts, officeFactsSchema, type Registrant, registrantSchema } from '../../api/office-registrants.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import { foldMailAddress } from '../../domain/mail-address.ts'
import { readYear } from '../../domain/text/year-month.ts'
import { foldWidth } from '../../domain/text/width.ts'
import type { University } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

export interface DeedProps {
  person: Registrant
  onDone: (after: Registrant) => void
  onCancel: () => void
}

type Field = 'studentNumber' | 'entryYear' | 'expectedCompletion' | 'universityEmail' | 'reason'

/** Corrects what only the office can change. What stood on screen goes along, so that nobody's change is lost unseen. */
export function Correct({ person, onDone, onCancel }: DeedProps) {
  const { facts } = person
  const [form, setForm] = useState({
    university: facts.university ?? '',
    studentNumber: facts.studentNumber,
    entryYear: facts.entryYear === null ? '' : String(facts.entryYear),
    expectedCompletion: facts.expectedCompletion ?? '',
    universityEmail: facts.universityEmail ?? '',
    reason: '',
  })
  const [universities, setUniversities] = useState<readonly University[]>([])
  const [wrong, setWrong] = useState<readonly Field[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.getElementById('correct-title')?.focus()
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((answer) => {
      if (answer.ok) setUniversities(answer.value.universities.map(({ university }) => university).filter(({ member, id }) => member || id === facts.university))
    })
  }, [facts.university])
  const put = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const save = async () => {
    const read = readFacts(form)
    const found: Field[] = [...read.wrong, ...(form.reason.trim() === '' ? (['reason'] as const) : [])]
    setAttempt(attempt + 1)
    setWrong(found)
    setFailure(null)
    if (busy || found.length > 0 || read.facts === null) return
    setBusy(true)
    const answer = await ask('PUT', `/api/office/registrants/${encodeURIComponent(person.account)}`, registrantSchema, { before: facts, after: read.facts, reason: form.reason.trim() })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setFailure(answer)
  }
  const errorOf = (field: Field) => (wrong.includes(field) ? t(`office-registrants:wrong.${field}`) : undefined)
  const field = (name: Exclude<Field, 'reason'>) => ({
    id: `correct-${name}`,
    label: t(`office-registrants:field.${name}`),
    error: errorOf(name),
    shown: form[name],
    onInput: (text: string) => put({ [name]: text }),
  })
  return (
    <form
      class="office-form office-block"
      noValidate
      aria-labelledby="correct-title"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2 id="correct-title" tabIndex={-1}>
        {t('office-registrants:deed.correct.title')}
      </h2>
      <p>{t('office-registrants:deed.correct.text')}</p>
      <ErrorSummary errors={wrong.map((name) => ({ id: `correct-${name}`, text: t(`office-registrants:wrong.${name}`) }))} attempt={attempt} />
      <Select
        id="correct-university"
        label={t('office-registrants:field.university')}
        options={[{ value: '', label: t('office-registrants:unknown') }, ...universities.map(({ id, name }) => ({ value: id, label: local(name) }))]}
        value={form.university}
        onChange={(university) => put({ university })}
      />
      <TextField {...field('studentNumber')} />
      <TextField {...field('entryYear')} inputMode="numeric" width="short" />
      <TextField {...field('expectedCompletion')} support={t('office-registrants:monthHint')} width="short" />
      <TextField {...field('universityEmail')} type="email" inputMode="email" autoCapitalize="off" spellCheck={false} />
      <LongText
        id="correct-reason"
        label={t('office-registrants:reason')}
        support={t('office-registrants:reasonTold')}
        required
        error={errorOf('reason')}
        shown={form.reason}
        onInput={(reason) => put({ reason })}
        maxLength={1000}
        rows={3}
      />
      <Failure of={failure} />
      <p class="office-actions">
        <Button type="submit" kind="primary" busy={busy}>
          {t('office-registrants:deed.correct.confirm')}
        </Button>
        <Button onPress={onCancel}>{t('office-registrants:cancel')}</Button>
      </p>
    </form>
  )
}

/** The facts as typed, read as what they are; null with the fields that can't be. */
function readFacts(form: Readonly<Record<Exclude<Field, 'reason'> | 'university', string>>): { facts: OfficeFacts | null; wrong: readonly Field[] } {
  const entryYear = form.entryYear.trim() === '' ? null : readYear(form.entryYear)
  const parsed = officeFactsSchema.safeParse({
    university: form.university || null,
    studentNumber: form.studentNumber.trim(),
    entryYear,
    expectedCompletion: foldWidth(form.expectedCompletion).trim() || null,
    universityEmail: foldMailAddress(form.universityEmail) || null,
  })
  const fields = ['studentNumber', 'entryYear', 'expectedCompletion', 'universityEmail'] as const
  const wrong = fields.filter((field) => (field === 'entryYear' && form.entryYear.trim() !== '' && entryYear === null) || (!parsed.success && parsed.error.issues.some(({ path }) => path[0] === field)))
  return { facts: parsed.success && wrong.length === 0 ? parsed.data : null, wrong }
}
