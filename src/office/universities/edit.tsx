import '../styles/office-import.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { type OfficeUniversity, officeUniversitySchema } from '../../api/office-universities.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { emptyForm, type FormField, formOf, type PlainField, readForm, type UniversityForm } from './form.ts'
import { Patterns } from './patterns.tsx'
import { TryAddress } from './try-address.tsx'

const pathOf = (id: string): string => `/api/office/universities/${encodeURIComponent(id)}`

/** One university: its names, whether its people may register, its mail, and its own text on personal information. */
export function Edit({ id }: { id: string }) {
  const isNew = id === 'new'
  const [known, setKnown] = useState<OfficeUniversity | null>(null)
  const [form, setForm] = useState<UniversityForm | null>(isNew ? emptyForm : null)
  const [wrong, setWrong] = useState<readonly FormField[]>([])
  const [sameVersion, setSameVersion] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [saved, setSaved] = useState(false)
  const [busy, setBusy] = useState(false)
  const { route } = useLocation()
  usePage(known ? local(known.university.name) : t('office-universities:add'))
  useEffect(() => {
    if (isNew) return
    void ask('GET', pathOf(id), officeUniversitySchema).then((answer) => {
      if (!answer.ok) return setFailure(answer)
      setKnown(answer.value)
      setForm(formOf(answer.value.university))
    })
  }, [id, isNew])
  const put = (change: Partial<UniversityForm>) => {
    setSaved(false)
    setForm((before) => before && { ...before, ...change })
  }
  const save = async () => {
    if (busy || !form) return
    const read = readForm(form)
    setAttempt(attempt + 1)
    setWrong(read.ok ? [] : read.wrong)
    setSameVersion(false)
    setFailure(null)
    if (!read.ok) return
    setBusy(true)
    const answer = await ask('PUT', pathOf(read.university.id), officeUniversitySchema, { rev: known?.rev ?? 0, university: read.university })
    setBusy(false)
    if (answer.ok) {
      setKnown(answer.value)
      setForm(formOf(answer.value.university))
      setSaved(true)
      if (isNew) route(`/office/universities/${encodeURIComponent(read.university.id)}`, true)
    } else if (answer.problem?.field === 'university.privacy.version') {
      setSameVersion(true)
      setWrong(['version'])
    } else setFailure(answer)
  }
  const wordsFor = (field: FormField): string | undefined => {
    if (!wrong.includes(field)) return undefined
    if (field.startsWith('pattern-')) return t('office-universities:wrong.pattern')
    if (field === 'version' && sameVersion) return t('office-universities:wrong.sameVersion')
    return t(`office-universities:wrong.${field as PlainField}`)
  }
  const errors = wrong.map((field) => ({ id: `university-${field}`, text: wordsFor(field) ?? '' }))
  const field = (name: PlainField, required = false) => ({
    id: `university-${name}`,
    label: t(`office-universities:field.${name}`),
    required,
    error: wordsFor(name),
    shown: form?.[name] ?? '',
    onInput: (text: string) => put({ [name]: text }),
  })
  return (
    <>
      <Link href="/office/universities" icon={BackIcon}>
        {t('office-universities:back')}
      </Link>
      <PageTitle>{known ? local(known.university.name) : t('office-universities:add')}</PageTitle>
      {form === null && failure === null && <Skeleton lines={8} />}
      <ErrorSummary errors={errors} attempt={attempt} />
      {form && (
        <form
          class="office-form office-wide"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <div class="office-pair">
            <div>
              {isNew && <TextField {...field('id', true)} support={t('office-universities:hint.id')} width="medium" />}
              <TextField {...field('ja', true)} />
              <TextField {...field('en', true)} />
              <LongText {...field('aliases')} support={t('office-universities:hint.aliases')} maxLength={2000} rows={3} />
            </div>
            <div>
              <ChoiceBox
                kind="many"
                id="university-member"
                name="university-member"
                label={t('office-universities:field.member')}
                checked={form.member}
                invalid={false}
                onChange={(member) => put({ member })}
              />
              <TextField {...field('since')} support={t('office-universities:hint.since')} width="medium" />
              <TextField {...field('contact')} support={t('office-universities:hint.contact')} />
              <LongText {...field('domains')} support={t('office-universities:hint.domains')} maxLength={2000} rows={3} />
            </div>
          </div>
          <h2>{t('office-universities:patternsTitle')}</h2>
          <p>{t('office-universities:patternsLead')}</p>
          <Patterns patterns={form.patterns} wrong={wrong} onChange={(patterns) => put({ patterns })} />
          <TryAddress form={form} />
          <h2>{t('office-universities:privacyTitle')}</h2>
          <p>{t('office-universities:privacyLead')}</p>
          <TextField {...field('version')} support={t('office-universities:hint.version')} width="medium" />
          <div class="office-pair">
            <div>
              <LongText {...field('textJa')} maxLength={5000} />
            </div>
            <div>
              <LongText {...field('textEn')} maxLength={5000} />
            </div>
          </div>
          <Failure of={failure} />
          <output>{saved && <Notice kind="success" title={t('office-universities:saved')} />}</output>
          <p class="office-actions">
            <Button type="submit" kind="primary" busy={busy}>
              {t('office-universities:save')}
            </Button>
          </p>
        </form>
      )}
      {form === null && <Failure of={failure} />}
    </>
  )
}
