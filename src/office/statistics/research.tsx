import '../styles/office-statistics.css'
import { useEffect, useState } from 'preact/hooks'
import { type Research, researchLimits, researchSchema } from '../../api/statistics-research.ts'
import { dayAt, isDay } from '../../domain/campaigns/japan-day.ts'
import { sha256 } from '../../domain/hash.ts'
import { leastAlike } from '../../domain/statistics/research/recode.ts'
import { leastOthers } from '../../domain/statistics/research/blank.ts'
import { frozenFor } from '../../domain/statistics/research/freeze.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask, askFile } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { saveFile } from '../controls/save-file.ts'
import { usePage } from '../shell/page.ts'
import { StatisticsSections } from './sections.tsx'

const path = '/api/office/statistics/research'

/** Files for researchers: what one holds and promises, and to whom it goes. */
export function ResearchPage() {
  usePage(t('office-research:title'))
  const [known, setKnown] = useState<Research | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const look = () => ask('GET', path, researchSchema).then((answer) => (answer.ok ? setKnown(answer.value) : setFailure(answer)))
  useEffect(() => {
    void look()
  }, [])
  return (
    <>
      <PageTitle>{t('office-research:title')}</PageTitle>
      <StatisticsSections at="research" />
      <p>{t('office-research:lead')}</p>
      <Failure of={failure} />
      {known === null && failure === null && <Skeleton lines={8} />}
      {known !== null && known.edition === null && (
        <Notice title={t('office-research:none.title')} actions={<Link href="/office/statistics">{t('office-extract:none.publish')}</Link>}>
          <p>{t('office-research:none.text')}</p>
        </Notice>
      )}
      {known !== null && known.edition !== null && (
        <>
          <Promises known={known} />
          <HandOut edition={known.edition} onDone={look} />
        </>
      )}
    </>
  )
}

const Promises = ({ known: { newest, edition, frozen } }: { known: Research }) => (
  <section class="office-block" aria-labelledby="research-about">
    <h2 id="research-about">{t('office-research:about.title')}</h2>
    <ul>
      <li>{t('office-research:about.alike', { least: number(leastAlike) })}</li>
      <li>{t('office-research:about.answers', { others: number(leastOthers) })}</li>
      <li>{t('office-research:about.keys')}</li>
      <li>{t('office-research:about.limits')}</li>
    </ul>
    <h3>{t('office-research:frozen.title')}</h3>
    {frozen === null ? (
      <p>{t('office-research:frozen.notYet', { edition: number(edition ?? 0), days: number(frozenFor) })}</p>
    ) : (
      <dl class="facts">
        <dt>{t('office-research:frozen.edition')}</dt>
        <dd>{t('office-research:frozen.editionText', { edition: number(edition ?? 0), date: date(frozen.frozenAt) })}</dd>
        <dt>{t('office-research:frozen.rows')}</dt>
        <dd>{number(frozen.rows)}</dd>
        <dt>{t('office-research:frozen.leftOut')}</dt>
        <dd>{number(frozen.leftOut)}</dd>
        <dt>{t('office-research:frozen.gone')}</dt>
        <dd>{number(frozen.gone)}</dd>
        <dt>{t('office-research:frozen.anew')}</dt>
        <dd>{t('office-research:frozen.anewText', { date: date(frozen.anewFrom), newest: number(newest ?? 0) })}</dd>
      </dl>
    )}
  </section>
)

const empty = { recipient: '', purpose: '', until: '' }
type Form = typeof empty

/** What is not sound yet, by field. */
const wrongIn = ({ recipient, purpose, until }: Form): Partial<Record<keyof Form, string>> => ({
  ...(recipient.trim().length < researchLimits.least && { recipient: t('office-research:recipientWrong') }),
  ...(purpose.trim().length < researchLimits.least && { purpose: t('office-research:purposeWrong') }),
  ...((!isDay(until) || until < dayAt(Date.now())) && { until: t('office-research:untilWrong') }),
})

function HandOut({ edition, onDone }: { edition: number; onDone: () => Promise<unknown> }) {
  const [form, setForm] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const [digest, setDigest] = useState<string | null>(null)
  const put = (change: Partial<Form>) => setForm({ ...form, ...change })
  const errors = attempt > 0 ? wrongIn(form) : {}
  const take = async () => {
    if (busy) return
    setAttempt(attempt + 1)
    setFailure(null)
    setDigest(null)
    if (Object.keys(wrongIn(form)).length > 0) return
    setBusy(true)
    const answer = await askFile(path, { edition, recipient: form.recipient.trim(), purpose: form.purpose.trim(), until: form.until })
    if (answer.ok) {
      saveFile(`jgrad-research-${edition}.zip`, answer.value)
      setDigest(await sha256(await answer.value.arrayBuffer()))
      // The next one is somebody else's.
      setForm(empty)
      setAttempt(0)
    } else setFailure(answer)
    setBusy(false)
    await onDone()
  }
  return (
    <form
      class="office-form office-block"
      noValidate
      aria-labelledby="research-form"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <h2 id="research-form">{t('office-research:form')}</h2>
      <p>{t('office-research:formLead')}</p>
      <ErrorSummary errors={Object.entries(errors).map(([id, text]) => ({ id: `research-${id}`, text }))} attempt={attempt} />
      <TextField
        id="research-recipient"
        label={t('office-research:recipient')}
        support={t('office-research:recipientHint')}
        required
        error={errors.recipient}
        shown={form.recipient}
        onInput={(recipient) => put({ recipient: recipient.slice(0, researchLimits.recipient) })}
      />
      <LongText
        id="research-purpose"
        label={t('office-research:purpose')}
        support={t('office-research:purposeHint')}
        required
        error={errors.purpose}
        shown={form.purpose}
        onInput={(purpose) => put({ purpose })}
        maxLength={researchLimits.purpose}
        rows={4}
      />
      <TextField
        id="research-until"
        type="date"
        label={t('office-research:until')}
        support={t('office-research:untilHint')}
        required
        error={errors.until}
        shown={form.until}
        onInput={(until) => put({ until })}
        width="medium"
      />
      <Failure of={failure} />
      <p class="office-actions">
        <Button kind="primary" type="submit" icon={DownloadIcon} busy={busy}>
          {t('office-research:take')}
        </Button>
      </p>
      <output>
        {digest !== null && (
          <Notice kind="success" title={t('office-research:done')} level={3}>
            <p>{t('office-research:digest')}</p>
            <p class="statistics-digest">{digest}</p>
          </Notice>
        )}
      </output>
    </form>
  )
}
