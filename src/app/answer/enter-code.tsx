import { useState } from 'preact/hooks'
import { entryCodeLength, foldEntryCode } from '../../api/invitations.ts'
import { openByCode } from '../../device/sign-in-by-link.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import type { Enter } from './enter.ts'
import { problemKey } from './problem.ts'
import { ComputerChoice } from './computer-choice.tsx'

const field = 'entry-code'

/** Where the code that another device shows is typed. `linked`: the person has a link here too. */
export function EnterCode({ linked, busy, enter: letIn }: { linked: boolean; busy: boolean; enter: Enter }) {
  const [typed, setTyped] = useState('')
  const [shared, setShared] = useState(false)
  /** `wrong`: what is wrong with the code, for its field; `trouble`: what has nothing to do with it. */
  const [said, setSaid] = useState<{ wrong?: string; trouble?: string; attempt: number }>({ attempt: 0 })
  usePage(t('answer:code.title'), { failed: said.wrong !== undefined || said.trouble !== undefined })

  const tell = (news: { wrong?: string; trouble?: string }) => setSaid(({ attempt }) => ({ ...news, attempt: attempt + 1 }))
  const enter = async () => {
    if (busy) return
    const { length } = foldEntryCode(typed)
    if (length !== entryCodeLength) return tell({ wrong: t(length === 0 ? 'answer:code.empty' : 'answer:code.shape') })
    tell({})
    const found = await letIn((door) => openByCode(door, typed, shared))
    if (!found) return undefined
    const words = t(problemKey(found))
    return tell(found === 'wrong-code' ? { wrong: words } : { trouble: words })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      <ErrorSummary errors={said.wrong ? [{ id: field, text: said.wrong }] : []} attempt={said.attempt} />
      <PageTitle>{t('answer:code.title')}</PageTitle>
      <p>{t('answer:code.lead')}</p>
      <TextField
        id={field}
        label={t('answer:code.label')}
        support={t('answer:code.hint')}
        error={said.wrong}
        shown={typed}
        onInput={setTyped}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="go"
        width="medium"
      />
      <ComputerChoice shared={shared} onChange={setShared} />
      <div role="alert">{said.trouble && <Notice kind="error" title={said.trouble} />}</div>
      <p class="actions">
        <Button kind="primary" type="submit" busy={busy}>
          {t(busy ? 'answer:opening' : 'answer:code.enter')}
        </Button>
      </p>
      <p>{linked ? <Link href="/answer">{t('answer:code.toLink')}</Link> : t('answer:code.byMail')}</p>
      <p>
        <Link href="/sign-in?back=%2Fsurvey">{t('answer:signIn')}</Link>
      </p>
    </form>
  )
}
