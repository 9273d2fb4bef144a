import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { Button } from '../../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { BackIcon } from '../../../ui/icons/icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../../ui/layout/StickyActions.tsx'
import { t } from '../../../ui/text/text.ts'
import { usePage } from '../../shell/page.tsx'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { Saved } from '../../shell/saved.tsx'

export interface StepFrameProps {
  title: string
  lead?: string | undefined
  draft: RecordDraft
  back: string
  next: string
  /** What the button says that leads there, where it is not simply the next page. */
  nextWords?: string
  /** What can't be sent as it stands, at its inputs. Empty is no mistake: it can be written later. */
  mistakes: readonly { id: string; text: string }[]
  children: (errorAt: (id: string) => string | undefined) => ComponentChildren
}

/** A page that asks one thing of a story. Every key is stored as it is; what is wrong is said on going on. */
export function StepFrame({ title, lead, draft, back, next, nextWords, mistakes, children }: StepFrameProps) {
  const { route } = useLocation()
  const [found, setFound] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const errors = mistakes.filter(({ id }) => found.includes(id))
  usePage(title, { failed: errors.length > 0 })
  const goOn = async () => {
    const storing = draft.flush()
    setFound(mistakes.map(({ id }) => id))
    setAttempt(attempt + 1)
    if (mistakes.length > 0) return
    // What is left behind is stored, also for whoever loads the next page anew at once.
    await storing
    route(next)
  }
  return (
    <form
      class="my-story"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void goOn()
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <PageTitle>{title}</PageTitle>
      {lead !== undefined && <p>{lead}</p>}
      {children((id) => errors.find((error) => error.id === id)?.text)}
      <Saved draft={draft} words={{ saving: t('my-story:saved.saving'), saved: t('my-story:saved.saved'), failed: t('my-story:saved.failed') }} />
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={back}>
          {t('my-story:back')}
        </Link>
        <Button kind="primary" type="submit">
          {nextWords ?? t('my-story:next')}
        </Button>
      </StickyActions>
    </form>
  )
}
