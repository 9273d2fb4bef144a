import { lackingToSend } from '../../../domain/story/sending.ts'
import { languagesOf, type OwnDraft } from '../../../domain/story/own-draft.ts'
import { Link } from '../../../ui/controls/Link.tsx'
import { Tag } from '../../../ui/controls/Tag.tsx'
import { BackIcon, NextIcon } from '../../../ui/icons/icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { t } from '../../../ui/text/text.ts'
import { usePage } from '../../shell/page.tsx'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { listPath } from '../paths.ts'
import { Invitation } from './invitation.tsx'
import { standingOf } from './own-story.ts'
import { Standing } from './standing.tsx'
import { checkPath, type Step, stepOf, stepPath, steps } from './steps.ts'

const points = ['private', 'office', 'public', 'end', 'picture'] as const

/** What it is for and what happens with it; once something is written, what there is still to write. */
export function Hub({ draft, own }: { draft: RecordDraft; own: OwnDraft }) {
  usePage(t('my-story:title'))
  const standing = standingOf(draft)
  const isBegun = own.way !== null
  return (
    <>
      <PageTitle>{t('my-story:title')}</PageTitle>
      <p>{t('my-story:lead')}</p>
      {standing && <Standing standing={standing} own={own} />}
      {!standing && <Invitation draft={draft} isBegun={isBegun} />}
      {isBegun && <Tasks own={own} />}
      <section class="my-part" aria-labelledby="my-what">
        <h2 id="my-what">{t('my-story:what.title')}</h2>
        <ul class="my-points">
          {points.map((each) => (
            <li key={each}>{t(`my-story:what.${each}`)}</li>
          ))}
        </ul>
      </section>
      <p class="actions">
        {isBegun ? null : (
          <Link kind="primary" icon={NextIcon} href={stepPath('language')}>
            {t('my-story:begin')}
          </Link>
        )}
        <Link kind="quiet" icon={BackIcon} href={listPath}>
          {t('my-story:toList')}
        </Link>
      </p>
    </>
  )
}

type State = 'new' | 'lacking' | 'done' | 'free'
const kinds = { new: 'plain', lacking: 'info', done: 'success', free: 'plain' } as const

/** How far a page is: with nothing on it, with something missing, or with nothing missing. What is free may stay empty. */
function stateOf(step: Step, { way, body, wrong }: OwnDraft): State {
  const lacking = [...lackingToSend(body, languagesOf(way ?? 'ja')), ...wrong].filter((path) => stepOf(path) === step)
  if (step === 'title' || step === 'funding') {
    const isEmpty = step === 'funding' ? body.support.length === 0 : [body.title, body.lead].every(({ ja, en }) => `${ja}${en}`.trim() === '')
    return lacking.length > 0 ? 'lacking' : isEmpty ? 'free' : 'done'
  }
  if (lacking.length === 0) return 'done'
  const texts = { name: body.name, today: body.today, text: body.text, otherwise: body.otherwise }
  const isWritten = step in texts && Object.values(texts[step as keyof typeof texts]).some((text) => text.trim() !== '')
  const isBegun = isWritten || (step === 'course' && (body.doctorateIn !== null || body.fields.length > 0)) || (step === 'route' && body.route.length > 0)
  return isBegun ? 'lacking' : 'new'
}

/** What there is to write, page by page, and how far each is. */
function Tasks({ own }: { own: OwnDraft }) {
  return (
    <section class="my-part" aria-labelledby="my-tasks">
      <h2 id="my-tasks">{t('my-story:tasks.title')}</h2>
      <ol class="my-tasks">
        {steps.map((step) => {
          const state = stateOf(step, own)
          return (
            <li key={step} class="my-task">
              <a class="link" href={stepPath(step)}>
                {t(`my-story:step.${step}.short`)}
              </a>
              <Tag kind={kinds[state]}>{t(`my-story:tasks.${state}`)}</Tag>
            </li>
          )
        })}
      </ol>
      <p class="actions">
        <Link kind="primary" icon={NextIcon} href={checkPath}>
          {t('my-story:tasks.check')}
        </Link>
      </p>
    </section>
  )
}
