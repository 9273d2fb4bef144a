import { useState } from 'preact/hooks'
import { colleagueSchema, officeRoles } from '../../api/office-people.ts'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

const empty = { name: '', email: '', role: 'office', language: 'ja' }

/** Adds somebody to the office, who is told by mail how to begin. */
export function Invite({ onDone }: { onDone: (name: string) => void }) {
  const [form, setForm] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  const [wrong, setWrong] = useState<{ name?: string; email?: string }>({})
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const put = (change: Partial<typeof empty>) => setForm({ ...form, ...change })
  const send = async () => {
    const name = form.name.trim()
    const found = {
      ...(name === '' ? { name: t('office-people:invite.nameEmpty') } : {}),
      ...(isMailAddress(foldMailAddress(form.email)) ? {} : { email: t('office-people:invite.emailWrong') }),
    }
    setAttempt(attempt + 1)
    setWrong(found)
    setFailure(null)
    if (busy || Object.keys(found).length > 0) return
    setBusy(true)
    const answer = await ask('POST', '/api/office/people', colleagueSchema, { ...form, name, email: foldMailAddress(form.email) })
    setBusy(false)
    if (answer.ok) {
      setForm(empty)
      onDone(name)
    } else if (answer.problem?.field === 'email') setWrong({ email: local(answer.problem.message) })
    else setFailure(answer)
  }
  const errors = (['name', 'email'] as const).flatMap((field) => (wrong[field] ? [{ id: `invite-${field}`, text: wrong[field] }] : []))
  return (
    <form
      class="office-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>{t('office-people:invite.title')}</h2>
      <p>{t('office-people:invite.text')}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField id="invite-name" label={t('office-people:invite.name')} required error={wrong.name} shown={form.name} onInput={(name) => put({ name })} />
      <TextField
        id="invite-email"
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
        id="invite-role"
        label={t('office-people:invite.role')}
        options={officeRoles.map((role) => ({ value: role, label: t(`office-people:roleName.${role}`) }))}
        value={form.role}
        onChange={(role) => put({ role })}
      />
      <Select
        id="invite-language"
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
