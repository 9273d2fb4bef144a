import './tasks.css'
import { isWholeRecord } from '../../domain/profile/confirmable.ts'
import { confirmedField, readConfirmed } from '../../domain/questionnaire/from-record.ts'
import { taskList, type TaskState } from '../../domain/questionnaire/tasks.ts'
import { Tag } from '../../ui/controls/Tag.tsx'
import { local, t } from '../../ui/text/text.ts'
import { asAnswers } from '../shell/standing.ts'
import type { Course } from './course.ts'
import { pagePath, recordPath } from './paths.ts'

const kinds = { new: 'plain', begun: 'info', done: 'success', waits: 'plain' } as const satisfies Record<TaskState, string>
const words = { new: 'yearly:tasks.new', begun: 'yearly:tasks.begun', done: 'yearly:tasks.done', waits: 'yearly:tasks.waits' } as const

/** What there is to do, section by section, and how far each is. `withRecord`: the record is confirmed first. */
export function Tasks({ course, withRecord }: { course: Course; withRecord: boolean }) {
  const { campaign, definition, draft } = course
  const tasks = taskList(definition, asAnswers(draft.all()), course.offers, course.settled.value, campaign.referenceDate)
  const confirmed = readConfirmed(draft.shown(confirmedField).value)?.parts ?? []
  const record: TaskState = confirmed.length === 0 ? 'new' : isWholeRecord(confirmed) ? 'done' : 'begun'
  return (
    <section class="tasks" aria-labelledby="tasks">
      <h2 id="tasks">{t('yearly:tasks.title')}</h2>
      <ol class="task-list">
        {withRecord && <Task title={t('yearly:record.whole')} state={record} href={recordPath(campaign.id)} />}
        {tasks.map(({ section, state, at }) => (
          <Task
            key={section}
            title={local(definition.sections.find(({ id }) => id === section)?.title ?? definition.title)}
            state={state}
            href={at && pagePath(campaign.id, at)}
          />
        ))}
      </ol>
    </section>
  )
}

const Task = ({ title, state, href }: { title: string; state: TaskState; href: string | null }) => (
  <li class="task">
    {href === null ? <span class="task-title">{title}</span> : <a class="task-title link" href={href}>{title}</a>}
    <Tag kind={kinds[state]}>{t(words[state])}</Tag>
  </li>
)
