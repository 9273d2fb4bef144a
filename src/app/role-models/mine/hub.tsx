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
import { stepName } from './field-words.ts'
import { Invitation } from './invitation.tsx'
import { standingOf } from './own-story.ts'
import { Standing } from './standing.tsx'
import { checkPath, pages, type Step, stepOf, stepPath, steps } from './steps.ts'

const points = ['private', 'office', 'public', 'end', 'picture'] as const

/** What it is for and what happens with it; once something is written, what there is still to write. */
export function Hub({ draft, own }: { draft: RecordDraft; own: OwnDraft }) {
  usePage(t('my-story:title'))
  const standing = standingOf(draft)
  const isBegun = own.way !== null
  // Whoever has nothing with the office may be invited again, so they can refuse: the letter says that it is done here.
  const invitation = (!standing || standing.state === 'withdrawn') && <Invitation draft={draft} />
  return (
    <>
      <PageTitle>{t('my-story:title')}</PageTitle>
      <p>{t('my-story:lead')}</p>
      {standing && <Standing standing={standing} own={own} />}
      {!isBegun && invitation}
      {isBegun && <Tasks own={own} />}
      {isBegun && invitation}
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

const kinds = { new: 'plain', lacking: 'info', done: 'success', free: 'plain' } as const

/** How far a page is: with nothing on it, with something missing, or with nothing missing. What is free may stay empty. */
function stateOf(step: Step, { way, body, wrong }: OwnDraft): keyof typeof kinds {
  const isLacking = [...lackingToSend(body, languagesOf(way ?? 'ja')), ...wrong].some((path) => stepOf(path) === step)
  const isBegun = pages[step].some((field) => {
    const value = field === 'written' ? way : body[field]
    if (value === null || field === 'country') return false
    return Object.values(value).join('').trim() !== ''
  })
  return isBegun ? (isLacking ? 'lacking' : 'done') : isLacking ? 'new' : 'free'
}

/** What there is to write, page by page, and how far each is. */
function Tasks({ own }: { own: OwnDraft }) {
  return (
    <section class="my-part" aria-labelledby="my-tasks">
      <h2 id="my-tasks">{t('my-story:tasks.title')}</h2>
      <ol class="my-list">
        {steps.map((step) => {
          const state = stateOf(step, own)
          return (
            <li key={step} class="my-row">
              <a class="link" href={stepPath(step)}>
                {stepName(step)}
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
