import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import type { RecordDraft } from '../shell/record-draft.ts'
import { Saved } from '../shell/saved.tsx'
import { wayBack } from './paths.ts'

export interface Mistake {
  /** Of the input. */
  id: string
  label: string
  text: string
}

export interface EditFrameProps {
  title: string
  lead?: string | undefined
  draft: RecordDraft
  /** What is wrong as it stands. */
  mistakes: () => Mistake[]
  /** The fields; `errorAt` gives the words for an input once the person wanted to go on. */
  children: (errorAt: (id: string) => string | undefined) => ComponentChildren
  /** What else can be done with what is edited. */
  more?: ComponentChildren
}

/** A page that edits one thing. Every key is stored as it is; what is wrong is said on going on, and never keeps anybody. */
export function EditFrame({ title, lead, draft, mistakes, children, more }: EditFrameProps) {
  const { route, query } = useLocation()
  const back = wayBack(query['for'])
  const [found, setFound] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  // What was mended disappears at once, and nothing new is blamed before the next attempt.
  const errors = found.length === 0 ? [] : mistakes().filter(({ id }) => found.includes(id))
  usePage(title, { failed: errors.length > 0 })
  const goOn = async () => {
    const storing = draft.flush()
    const wrong = mistakes()
    setFound(wrong.map(({ id }) => id))
    setAttempt(attempt + 1)
    if (wrong.length > 0) return
    // The page that follows shows it as stored: whoever loads that anew at once must find it.
    await storing
    route(back)
  }
  return (
    <form
      class="edit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void goOn()
      }}
    >
      <ErrorSummary errors={errors.map(({ id, label, text }) => ({ id, text: t('profile:problem.at', { label, text }) }))} attempt={attempt} />
      <PageTitle>{title}</PageTitle>
      {lead && <p>{lead}</p>}
      {children((id) => errors.find((error) => error.id === id)?.text)}
      <Saved draft={draft} words={{ saving: t('profile:saved.saving'), saved: t('profile:saved.saved'), failed: t('profile:saved.failed') }} />
      {more}
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={back}>
          {t('profile:back')}
        </Link>
        <Button kind="primary" type="submit">
          {t('profile:done')}
        </Button>
      </StickyActions>
    </form>
  )
}
