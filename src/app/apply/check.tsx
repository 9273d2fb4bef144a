import { useLocation } from 'preact-iso/router'
import { useState } from 'preact/hooks'
import type { KeptApplication } from '../../device/storage/application-database.ts'
import { checkStep, chosenUniversity, consentTexts, type Filled, formFrom, type FormStep, formSteps, formStepNames } from '../../domain/application/fill-in.ts'
import { readAddress } from '../../domain/application/read-address.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import { formatYearMonth, readYear } from '../../domain/text/year-month.ts'
import type { University } from '../../domain/university.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { FieldError } from '../../ui/controls/FieldFrame.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon, NextIcon, SendIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { language, local, t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { Words } from '../shell/words.tsx'
import { fill, seal, sendNow } from './draft.ts'
import { fillContext } from './fill-context.ts'
import { statusPath, stepPath } from './paths.ts'
import { PrivacyText } from './start.tsx'
import { universityName } from './universities.ts'
import { labelOf, problemText } from './words.ts'

export interface CheckProps {
  kept: KeptApplication | null
  universities: readonly University[]
}

const consentId = 'a-consent'

/** A field as it will be sent, in words. */
function shownField(field: string, filled: Filled, universities: readonly University[]): string {
  const text = (filled[field] ?? '').trim()
  if (text === '') return ''
  if (field === 'university') return universityName(universities, text)
  if (field === 'courseType') return t(`apply:course.${text as 'doctoral'}`)
  const year = field === 'entryYear' ? readYear(text) : null
  if (year !== null) return t('apply:hint.yearShown', { year })
  if (field === 'expectedCompletion') return formatYearMonth(text, language.value)
  if (field === 'large' || field === 'small') return researchFieldName(text, language.value)
  return field === 'email' || field === 'universityEmail' ? readAddress(text).address : text
}

/** Check your answers, agree, and send: sealed on this device at once, sent when there is a network. */
export function Check({ kept, universities }: CheckProps) {
  const { route } = useLocation()
  const [attempt, setAttempt] = useState(0)
  const [failed, setFailed] = useState(false)
  const [sending, setSending] = useState(false)
  const [pressed, setPressed] = useState(false)
  const filled = kept?.filled ?? {}
  const context = fillContext(universities)
  const wrong = formStepNames.flatMap((step) => checkStep(step, filled, context).map((finding) => ({ step, ...finding })))
  const texts = consentTexts(filled, universities)
  const asked = JSON.stringify(texts)
  const agreed = filled['consent'] === asked
  const chosen = chosenUniversity(filled, universities)
  const missing = pressed && !agreed ? t('apply:problem.consent') : undefined
  usePage(t('apply:check.title'), { failed: missing !== undefined })

  const send = async () => {
    setPressed(true)
    setAttempt(attempt + 1)
    setFailed(false)
    const form = formFrom(filled, context, { language: language.value, consentAt: Number(filled['consentAt'] ?? context.now) })
    if (!agreed || !form || sending) return
    setSending(true)
    try {
      await seal(form)
      route(statusPath, true)
      void sendNow()
    } catch (error) {
      console.error('the application could not be sealed', error)
      setFailed(true)
      setSending(false)
    }
  }
  const [first] = wrong
  return (
    <>
      <ErrorSummary errors={missing && !first ? [{ id: consentId, text: missing }] : []} attempt={attempt} />
      <PageTitle>{t('apply:check.title')}</PageTitle>
      {kept?.refused && (
        <Notice kind="error" title={t('apply:check.refused')}>
          {kept.refused.field && <p>{t('apply:check.refusedField', { label: labelOf(kept.refused.field.replace(/^form\./, '')) })}</p>}
        </Notice>
      )}
      {first ? (
        <Notice kind="warning" title={t('apply:check.problems')}>
          <ul class="summary-list">
            {wrong.map((finding) => (
              <li key={finding.field}>
                <Link href={stepPath(finding.step, true)}>{problemText(finding)}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p>{t('apply:check.lead')}</p>
      )}
      {formStepNames.map((step) => (
        <Answers key={step} step={step} filled={filled} universities={universities} />
      ))}
      <section class="apply-consent">
        <h2>{t('guide:privacy.title')}</h2>
        <Fold title={t('apply:start.readPrivacy')}>
          <PrivacyText />
        </Fold>
        {chosen?.privacy && (
          <Fold title={t('apply:university.privacy', { university: local(chosen.name) })}>
            <Words text={local(chosen.privacy.text)} />
          </Fold>
        )}
        <ChoiceBox
          kind="many"
          id={consentId}
          name={consentId}
          label={chosen?.privacy ? t('apply:check.consentBoth', { university: local(chosen.name) }) : t('apply:check.consent')}
          checked={agreed}
          invalid={missing !== undefined}
          onChange={(on) => fill({ consent: on ? asked : '', consentAt: on ? String(Date.now()) : '' })}
        />
        <FieldError id={consentId} error={missing} />
      </section>
      <div role="alert">{failed && <Notice kind="error" title={t('apply:saved.failed')} />}</div>
      {!first && <p class="support">{t('apply:check.offline')}</p>}
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={stepPath('address')}>
          {t('apply:back')}
        </Link>
        {first ? (
          <Link kind="primary" icon={NextIcon} href={stepPath(first.step, true)}>
            {t('apply:check.mend')}
          </Link>
        ) : (
          <Button kind="primary" icon={SendIcon} busy={sending} onPress={() => void send()}>
            {t(kept?.mends ? 'apply:check.sendMended' : 'apply:check.send')}
          </Button>
        )}
      </StickyActions>
    </>
  )
}

const Answers = ({ step, filled, universities }: { step: FormStep; filled: Filled; universities: readonly University[] }) => (
  <section class="apply-answers">
    <div class="apply-answers-head">
      <h2>{t(`apply:step.${step}`)}</h2>
      <Link href={stepPath(step, true)} about={t(`apply:step.${step}`)}>
        {t('apply:check.change')}
      </Link>
    </div>
    <dl class="facts">
      {formSteps[step].map((field) => {
        const text = shownField(field, filled, universities)
        return (
          <div key={field}>
            <dt>{labelOf(field)}</dt>
            <dd class={step === 'address' && text !== '' ? 'apply-big' : undefined}>{text || t('apply:check.none')}</dd>
          </div>
        )
      })}
    </dl>
  </section>
)
