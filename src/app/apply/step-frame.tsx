import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import { checkStep, type Filled, type FormStep, formStepNames } from '../../domain/application/fill-in.ts'
import type { University } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { ProgressLine } from '../../ui/controls/ProgressLine.tsx'
import { BackIcon, NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { flush } from './draft.ts'
import { fillContext } from './fill-context.ts'
import { checkPath, pathAfter, pathBefore } from './paths.ts'
import { Saved } from './saved.tsx'
import { problemText } from './words.ts'

export interface StepFrameProps {
  step: FormStep
  filled: Filled
  universities: readonly University[]
  /** What is said before the fields. */
  lead?: string | undefined
  /** Lets the person go on although something is wrong, because it can be filled in later. */
  skippable?: boolean
  /** The fields; `errorAt` gives the words for a field once the person wanted to go on. */
  children: (errorAt: (field: string) => string | undefined) => ComponentChildren
}

/** One page of the application. Every key is stored; what is wrong is said on going on. */
export function StepFrame({ step, filled, universities, lead, skippable = false, children }: StepFrameProps) {
  const { route, query } = useLocation()
  const [found, setFound] = useState<readonly string[]>([])
  const [attempt, setAttempt] = useState(0)
  const findings = () => (skippable ? [] : checkStep(step, filled, fillContext(universities)))
  // What was mended disappears at once, and nothing new is blamed before the next attempt.
  const errors = found.length === 0 ? [] : findings().filter(({ field, problem }) => found.includes(`${field} ${problem}`))
  const title = t(`apply:step.${step}`)
  usePage(title, { failed: errors.length > 0 })
  const back = query['back'] === 'check'
  const goOn = async () => {
    const storing = flush()
    const wrong = findings()
    setFound(wrong.map(({ field, problem }) => `${field} ${problem}`))
    setAttempt(attempt + 1)
    if (wrong.length > 0) return
    // What is left behind is stored, also for whoever loads the next page anew at once.
    await storing
    route(back ? checkPath : pathAfter(step))
  }
  return (
    <form
      class="apply-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void goOn()
      }}
    >
      <ErrorSummary errors={errors.map((error) => ({ id: `a-${error.field}`, text: problemText(error) }))} attempt={attempt} />
      <ProgressLine done={formStepNames.indexOf(step) + 1} total={formStepNames.length + 1} />
      <PageTitle>{title}</PageTitle>
      {lead && <p>{lead}</p>}
      {children((field) => {
        const error = errors.find((each) => each.field === field)
        return error && problemText(error)
      })}
      <Saved />
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={back ? checkPath : pathBefore(step)}>
          {t('apply:back')}
        </Link>
        <Button kind="primary" type="submit" icon={NextIcon}>
          {t('apply:next')}
        </Button>
      </StickyActions>
    </form>
  )
}
