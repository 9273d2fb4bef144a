import './survey.css'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { person } from '../shell/device.ts'
import { NotFound, SignInFirst } from '../shell/instead.ts'
import { part } from '../shell/part.tsx'
import { checkPath, pageOrCheckPath, type Step, stepAt, sentPath, startPath } from './paths.ts'
import { QuestionPage } from './question-page.tsx'
import { type CourseState, useCourse } from './use-course.ts'

// Not needed while answering. What comes after it is loaded meanwhile.
const Start = part(['yearly', 'surveys'], () => import('./start.tsx').then(({ Start }) => Start))
const Check = part(['sending'], () => import('./check.tsx').then(({ Check }) => Check))
const List = part(['surveys'], () => import('./list.tsx').then(({ List }) => List))
const Lost = part(['surveys'], () => import('./lost.tsx').then(({ Lost }) => Lost))
const Moved = part(['sending'], () => import('./moved.tsx').then(({ Moved }) => Moved))
const Record = part(['yearly'], () => import('./record.tsx').then(({ Record }) => Record))
const Sent = part(['receipt'], () => import('./sent.tsx').then(({ Sent }) => Sent))

// Where everybody enters: asked for as soon as this file is here. (Waited for, it would wait for this file in turn.)
void Start.preload()

/** Everything under /survey. */
export function Survey() {
  const { path } = useLocation()
  if (person.value === undefined) return <Skeleton lines={6} />
  if (person.value === null) return <SignInFirst />
  const { campaign, step } = stepAt(path)
  return step.at === 'list' ? <List /> : <OneSurvey key={campaign} campaign={campaign} step={step} />
}

function OneSurvey({ campaign, step }: { campaign: string; step: Step }) {
  const found = useCourse(campaign)
  const { query } = useLocation()
  const [movedOn, setMovedOn] = useState(false)
  useEffect(() => {
    void Check.preload()
    void Sent.preload()
  }, [])
  if (found.state === 'loading') return <Skeleton lines={6} />
  if (found.state === 'missing') return <Lost />
  const elsewhere = redirect(step, found)
  if (elsewhere) return <GoOn to={elsewhere} />
  const { course, sealed, earlier } = found
  if (earlier && !movedOn && step.at !== 'sent') return <Moved course={course} earlier={earlier} onMoved={() => setMovedOn(true)} />
  if (step.at === 'start') return <Start course={course} />
  if (step.at === 'record' && person.value?.scope === undefined) return <Record course={course} />
  if (step.at === 'check') return <Check course={course} />
  if (step.at === 'sent' && sealed) return <Sent course={course} sealed={sealed} />
  const page = step.at === 'page' ? course.pageNamed(step.page) : undefined
  if (page) return <QuestionPage key={page.id} course={course} page={page} changing={query['from'] === 'check'} />
  return <NotFound />
}

/** An address whose time has passed leads on: sent answers are not edited, a question that is no longer asked not shown. */
function redirect(step: Step, { course, sealed }: CourseState & { state: 'ready' }): string | null {
  const { id } = course.campaign
  // Refused answers are mended where they were given; the seal may still stand for a moment when the person gets there.
  const mending = sealed?.state === 'refused' && (step.at === 'page' || step.at === 'check')
  if (sealed && !mending) return step.at === 'sent' || step.at === 'nowhere' ? null : sentPath(id)
  // Sealed answers that were opened again are right as they are, mostly, and sent from where they were checked.
  if (step.at === 'sent') return course.pages.value.some((page) => course.problems(page).length > 0) ? startPath(id) : checkPath(id)
  if (step.at !== 'page') return null
  if (course.pageNamed(step.page)) return null
  const exists = course.definition.pages.some((page) => page.id === step.page)
  return exists ? pageOrCheckPath(id, course.resumeAt()) : checkPath(id)
}

function GoOn({ to }: { to: string }) {
  const { route } = useLocation()
  useEffect(() => route(to, true), [to, route])
  return <Skeleton lines={6} />
}
