import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import { foldMailAddress, isMailAddress } from '../../domain/mail-address.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

/** What has to be chosen of whoever is invited, beside their name, address and language. */
export interface InvitationChoice {
  /** The name of the field, as the server has it. */
  name: 'role' | 'university'
  first: string
  /** What is said when nothing was chosen. */
  missing: string
  options: readonly { value: string; label: string }[]
  label: string
}

interface Props {
  /** What the ids of its fields begin with. */
  id: string
  path: string
  answer: z.ZodMiniType
  choice: InvitationChoice
  /** Its heading, and what comes of it. */
  children: ComponentChildren
  onDone: (name: string) => void
}

type Wrong = Partial<Record<'choice' | 'name' | 'email', string>>

/** Invites somebody to work here, who is told by mail how to begin. */
export function InvitationForm({ id, path, answer, choice, children, onDone }: Props) {
  const empty = { name: '', email: '', language: 'ja', choice: choice.first }
  const [form, setForm] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  const [wrong, setWrong] = useState<Wrong>({})
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const put = (change: Partial<typeof empty>) => setForm({ ...form, ...change })
  const refuse = (found: Wrong) => {
    setAttempt((before) => before + 1)
    setWrong(found)
  }
  const send = async () => {
    const [name, email] = [form.name.trim(), foldMailAddress(form.email)]
    const found = {
      ...(form.choice === '' ? { choice: choice.missing } : {}),
      ...(name === '' ? { name: t('office-people:invite.nameEmpty') } : {}),
      ...(isMailAddress(email) ? {} : { email: t('office-people:invite.emailWrong') }),
    }
    refuse(found)
    setFailure(null)
    if (busy || Object.keys(found).length > 0) return
    setBusy(true)
    const asked = await ask('POST', path, answer, { name, email, language: form.language, [choice.name]: form.choice })
    setBusy(false)
    if (asked.ok) {
      setForm(empty)
      onDone(name)
    } else if (asked.problem?.field === 'email') refuse({ email: local(asked.problem.message) })
    else setFailure(asked)
  }
  const errors = (['choice', 'name', 'email'] as const).flatMap((field) => (wrong[field] ? [{ id: `${id}-${field}`, text: wrong[field] }] : []))
  return (
    <form
      class="office-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {children}
      <ErrorSummary errors={errors} attempt={attempt} />
      <Select
        id={`${id}-choice`}
        label={choice.label}
        {...(choice.first === '' ? { required: true } : {})}
        error={wrong.choice}
        options={choice.options}
        value={form.choice}
        onChange={(chosen) => put({ choice: chosen })}
      />
      <TextField id={`${id}-name`} label={t('office-people:invite.name')} required error={wrong.name} shown={form.name} onInput={(name) => put({ name })} />
      <TextField
        id={`${id}-email`}
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
        id={`${id}-language`}
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
