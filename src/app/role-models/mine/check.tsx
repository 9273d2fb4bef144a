import type { Bilingual, Language } from '../../../domain/language.ts'
import { lackingToSend } from '../../../domain/story/sending.ts'
import { languagesOf, type OwnDraft } from '../../../domain/story/own-draft.ts'
import { Link } from '../../../ui/controls/Link.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { BackIcon, NextIcon } from '../../../ui/icons/icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../../ui/layout/StickyActions.tsx'
import { language, t } from '../../../ui/text/text.ts'
import { usePage } from '../../shell/page.tsx'
import { minePath } from '../paths.ts'
import { fieldLabel, mistakeText, stepName, valueWords } from './field-words.ts'
import { stretchLine, stretchName } from './route.tsx'
import { fromCheck, pages, sendPath, type Step, stepOf, stepPath, steps, stretchPath } from './steps.ts'

/** What an author is told is missing or wrong, and the page where they mend it. */
interface Missing {
  path: string
  text: string
  href: string
}

/** All that keeps a story from being sent. */
export function missingIn({ way, body, wrong, stretches }: OwnDraft): Missing[] {
  const named = way === 'both'
  const lacking = lackingToSend(body, languagesOf(way ?? 'ja')).filter((path) => !wrong.includes(path))
  return [...lacking, ...wrong].map((path) => {
    const [first, at = ''] = path.split('.')
    const place = first === 'route' && at !== '' ? t('my-story:stretch.in', { number: String(Number(at) + 1) }) : ''
    const stretch = stretches[Number(at)]
    const label = fieldLabel(path, named)
    const isBackwards = path.endsWith('.to') && lacking.includes(path)
    const text = wrong.includes(path) ? mistakeText(path, named) : isBackwards ? t('my-story:mistakeAt', { label, text: t('my-story:backwards') }) : t('my-story:missing.line', { label })
    return { path, text: place + text, href: fromCheck(place !== '' && stretch !== undefined ? stretchPath(stretch) : stepPath(stepOf(path))) }
  })
}

/** The whole story before it is sent, each part with the way to change it. */
export function Check({ own }: { own: OwnDraft }) {
  usePage(t('my-story:check.title'))
  const missing = missingIn(own)
  return (
    <>
      <PageTitle>{t('my-story:check.title')}</PageTitle>
      {missing.length > 0 && (
        <Notice kind="warning" title={t('my-story:missing.title', { count: missing.length })}>
          <ul class="my-points">
            {missing.map(({ path, text, href }) => (
              <li key={path}>
                <a class="link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {steps.map((step) => (
        <section key={step} class="my-checked" aria-labelledby={`my-checked-${step}`}>
          <div class="my-row">
            <h2 id={`my-checked-${step}`}>{stepName(step)}</h2>
            <Link href={fromCheck(stepPath(step))} about={t('my-story:about', { label: stepName(step) })}>
              {t('my-story:change')}
            </Link>
          </div>
          <Written step={step} own={own} />
        </section>
      ))}
      <p class="support">{t('my-story:what.picture')}</p>
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={minePath}>
          {t('my-story:back')}
        </Link>
        {missing.length === 0 && (
          <Link kind="primary" icon={NextIcon} href={sendPath}>
            {t('my-story:check.go')}
          </Link>
        )}
      </StickyActions>
    </>
  )
}

/** What stands on a page, in words; of what is not written, that alone, once. */
function Written({ step, own: { way, body } }: { step: Step; own: OwnDraft }) {
  const written = languagesOf(way ?? 'ja')
  const parts = pages[step].flatMap((field) => {
    if (field === 'route') return body.route.length === 0 ? [] : [<Route key={field} route={body.route} />]
    const value = field === 'written' ? way : body[field]
    if (typeof value === 'object' && value !== null && 'ja' in value) return texts(value, written)
    const words = valueWords(field, value)
    return words === '' ? [] : [<p key={field}>{words}</p>]
  })
  return parts.length === 0 ? <p class="support">{t('my-story:check.empty')}</p> : parts
}

/** A text in the languages in which it is written, as it stands. */
const texts = (of: Bilingual, written: readonly Language[]) =>
  written
    .filter((each) => of[each].trim() !== '')
    .map((each) => (
      <p key={of[each]} lang={each === language.value ? undefined : each}>
        {of[each]}
      </p>
    ))

const Route = ({ route }: { route: OwnDraft['body']['route'] }) => (
  <ol class="my-list">
    {route.map((stretch, at) => (
      <li key={at}>
        <b>{stretchName(stretch)}</b>
        <p class="support">{stretchLine(stretch)}</p>
      </li>
    ))}
  </ol>
)
