import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import type { Welcome } from '../../api/welcome.ts'
import { ask } from '../../device/ask.ts'
import { privacyVersion } from '../../domain/application/privacy.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Choices } from '../../ui/controls/Choices.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { local, t } from '../../ui/text/text.ts'
import { device, notebook } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { Passage } from '../shell/words.tsx'
import type { RecordDraft } from '../shell/record-draft.ts'
import { signInFrom } from '../shell/return.ts'
import { Decline } from './decline.tsx'
import { wishesIn } from './record.ts'

const field = 'agreed'
const parts = ['purpose', 'what', 'shown', 'device', 'rights', 'policy'] as const

export interface AgreeProps {
  account: string
  /** What the server told of this first sign-in; null: not yet. */
  found: Welcome | null
  draft: RecordDraft
  onAskAgain: () => void
  onDeclined: () => void
}

/** The treatment of personal information, and agreeing to it, which is what makes the account active. */
export function Agree({ account, found, draft, onAskAgain, onDeclined }: AgreeProps) {
  const { route } = useLocation()
  const [agreed, setAgreed] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const [tried, setTried] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [signedOut, setSignedOut] = useState(false)
  const [busy, setBusy] = useState(false)
  const own = found?.university?.privacy ?? null
  const university = found?.university ? local(found.university.name) : ''
  const asked = ['registry', ...(own ? ['university'] : [])]
  const missing = asked.some((each) => !agreed.includes(each))
  const error = tried && missing ? t(own ? 'welcome:problem.agreeBoth' : 'welcome:problem.agree') : undefined
  usePage(t('welcome:agree.title'), { failed: error !== undefined })

  const send = async () => {
    const open = device.peek()
    if (busy || !open) return
    setTried(true)
    setAttempt(attempt + 1)
    setTrouble(null)
    if (missing) return
    // What the university adds must have been seen.
    if (!found) {
      setTrouble(t('welcome:problem.offline'))
      return onAskAgain()
    }
    setBusy(true)
    const all = draft.all()
    const reason = typeof all['reason'] === 'string' ? all['reason'] : ''
    const answer = await ask(open.door, {
      method: 'POST',
      path: '/api/welcome',
      body: {
        consent: { registry: privacyVersion, university: own?.version ?? null, at: new Date().toISOString() },
        corrections: wishesIn(all).map(({ field, typed }) => ({ field, value: typed, reason })),
      },
      answer: null,
      account,
    })
    setBusy(false)
    if (answer.ok) {
      route('/welcome/next', true)
      await open.amend({ welcome: undefined })
      await notebook.peek()?.remove('setting', 'welcome')
      return
    }
    setSignedOut(answer.why === 'signed-out')
    setTrouble(answer.why === 'refused' ? local(answer.problem.message) : t(answer.why === 'signed-out' ? 'welcome:problem.signedOut' : 'welcome:problem.offline'))
    if (answer.why === 'refused' && answer.problem.code === 'changed-meanwhile') {
      setAgreed([])
      setTried(false)
      onAskAgain()
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary errors={error ? [{ id: field, text: error }] : []} attempt={attempt} />
      <PageTitle>{t('welcome:agree.title')}</PageTitle>
      <p>{t('welcome:agree.lead')}</p>
      {parts.map((name) => (
        <Passage key={name} title={t(`guide:privacy.${name}.title`)} text={t(`guide:privacy.${name}.text`)} />
      ))}
      {own && <Passage title={t('welcome:agree.universityTitle', { university })} text={local(own.text)} />}
      <Choices
        id={field}
        kind="many"
        required
        label={t('welcome:agree.label')}
        error={error}
        choices={[
          { code: 'registry', label: t('welcome:agree.registry') },
          ...(own ? [{ code: 'university', label: t('welcome:agree.university', { university }) }] : []),
        ]}
        selection={{ chosen: agreed, texts: {}, declined: false }}
        onChange={({ chosen }) => setAgreed(chosen)}
      />
      <div role="alert">
        {trouble && (
          <Notice kind="error" title={trouble} actions={signedOut && <Link kind="secondary" href={signInFrom('/welcome/agree')}>{t('welcome:signIn')}</Link>} />
        )}
      </div>
      {found?.standing === 'invited' && <Decline account={account} onDeclined={onDeclined} />}
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href="/welcome/facts">
          {t('welcome:back')}
        </Link>
        <Button kind="primary" type="submit" busy={busy}>
          {t(busy ? 'welcome:agree.sending' : 'welcome:agree.send')}
        </Button>
      </StickyActions>
    </form>
  )
}
