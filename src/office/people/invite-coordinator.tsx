import { useEffect, useState } from 'preact/hooks'
import { coordinatorRowSchema } from '../../api/office-coordinators.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import type { University } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

const empty = { name: '', email: '', university: '', language: 'ja' }
type Field = 'university' | 'name' | 'email'

/** Adds a coordinator of a member university, who is told by mail how to begin. */
export function InviteCoordinator({ onDone }: { onDone: (name: string) => void }) {
  const [form, setForm] = useState(empty)
  const [members, setMembers] = useState<readonly University[]>([])
  const [attempt, setAttempt] = useState(0)
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({})
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const put = (change: Partial<typeof empty>) => setForm({ ...form, ...change })
  useEffect(() => {
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then((known) => {
      if (known.ok) setMembers(known.value.universities.map(({ university }) => university).filter(({ member }) => member))
      else setFailure(known)
    })
  }, [])
  const send = async () => {
    const name = form.name.trim()
    const found = {
      ...(form.university === '' ? { university: t('office-people:coordinators.invite.universityMissing') } : {}),
      ...(name === '' ? { name: t('office-people:invite.nameEmpty') } : {}),
      ...(isMailAddress(foldMailAddress(form.email)) ? {} : { email: t('office-people:invite.emailWrong') }),
    }
    setAttempt(attempt + 1)
    setWrong(found)
    setFailure(null)
    if (busy || Object.keys(found).length > 0) return
    setBusy(true)
    const answer = await ask('POST', '/api/office/people/coordinators', coordinatorRowSchema, { ...form, name, email: foldMailAddress(form.email) })
    setBusy(false)
    if (answer.ok) {
      setForm(empty)
      onDone(name)
    } else if (answer.problem?.field === 'email') {
      setAttempt(attempt + 2)
      setWrong({ email: local(answer.problem.message) })
    } else setFailure(answer)
  }
  const errors = (['university', 'name', 'email'] as const).flatMap((field) => (wrong[field] ? [{ id: `coordinator-${field}`, text: wrong[field] }] : []))
  return (
    <form
      class="office-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3>{t('office-people:coordinators.invite.title')}</h3>
      <p>{t('office-people:coordinators.invite.text')}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      <Select
        id="coordinator-university"
        label={t('office-people:coordinators.university')}
        required
        error={wrong.university}
        options={[{ value: '', label: t('office-people:coordinators.invite.choose') }, ...members.map(({ id, name }) => ({ value: id, label: local(name) }))]}
        value={form.university}
        onChange={(university) => put({ university })}
      />
      <TextField id="coordinator-name" label={t('office-people:invite.name')} required error={wrong.name} shown={form.name} onInput={(name) => put({ name })} />
      <TextField
        id="coordinator-email"
        label={t('office-people:invite.email')}
        required
        error={wrong.email}
        shown={form.email}
        onInput={(email) => put({ email })}
        type="email"
        inputMode="email"
        autoCapitalize="off"
        spellCheck={false}
      />
      <Select
        id="coordinator-language"
        label={t('office-people:invite.language')}
        options={[
          { value: 'ja', label: t('office-people:invite.japanese') },
          { value: 'en', label: t('office-people:invite.english') },
        ]}
        value={form.language}
        onChange={(language) => put({ language })}
      />
      <Failure of={failure} />
      <p class="office-actions">
        <Button type="submit" busy={busy}>
          {t('office-people:invite.send')}
        </Button>
      </p>
    </form>
  )
}
