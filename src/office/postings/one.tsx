import '../styles/office-import.css'
import { useEffect, useState } from 'preact/hooks'
import { longestReason, type OfficePosting, officePostingSchema } from '../../api/office-postings.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, number, time } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { either, partWords, payWords, sourceWords, stateTags } from './words.ts'

/** One posting as it is stored, and the way to withdraw it or to bring it back. */
export function OnePosting({ id }: { id: string }) {
  const [found, setFound] = useState<OfficePosting | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState('')
  usePage(found ? either(found.posting.title) : t('office-postings:title'))
  useEffect(() => {
    void ask('GET', `/api/office/postings/${encodeURIComponent(id)}`, officePostingSchema).then((answer) => (answer.ok ? setFound(answer.value) : setFailure(answer)))
  }, [id])
  const deed = found?.state === 'withdrawn' ? 'bring-back' : 'withdraw'
  return (
    <>
      <Link href="/office/postings" icon={BackIcon}>
        {t('office-postings:back')}
      </Link>
      <PageTitle>{found ? either(found.posting.title) : t('office-postings:title')}</PageTitle>
      <Failure of={failure} />
      {found === null && failure === null && <Skeleton lines={8} />}
      <output>{done && <Notice kind="success" title={done} />}</output>
      {found && (
        <>
          <p>
            <Tag kind={stateTags[found.state]}>{t(`office-postings:state.${found.state}`)}</Tag> {found.posting.sample && <Tag>{t('office-postings:sample')}</Tag>}
          </p>
          {found.state === 'withdrawn' && found.withdrawnBy !== null && <p>{t(`office-postings:withdrawnBy.${found.withdrawnBy}`)}</p>}
          {asking ? (
            <Deed
              id={id}
              deed={deed}
              onCancel={() => setAsking(false)}
              onDone={(after) => {
                setAsking(false)
                setFound(after)
                setDone(t(`office-postings:deed.${deed}.done`))
              }}
            />
          ) : (
            <p class="office-actions">
              <Button
                onPress={() => {
                  setDone('')
                  setAsking(true)
                }}
              >
                {t(`office-postings:deed.${deed}.button`)}
              </Button>
            </p>
          )}
          <Facts of={found} />
          <Texts of={found.posting} />
        </>
      )}
    </>
  )
}

function Deed({ id, deed, onDone, onCancel }: { id: string; deed: 'withdraw' | 'bring-back'; onDone: (after: OfficePosting) => void; onCancel: () => void }) {
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.getElementById('posting-deed')?.focus()
  }, [])
  const perform = async () => {
    const text = reason.trim()
    setMissing(text === '')
    if (text === '') document.getElementById('posting-reason')?.focus()
    if (busy || text === '' || Array.from(text).length > longestReason) return
    setBusy(true)
    const answer = await ask('POST', `/api/office/postings/${encodeURIComponent(id)}/${deed}`, officePostingSchema, { reason: text })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setFailure(answer)
  }
  return (
    <form
      class="office-form office-block"
      noValidate
      aria-labelledby="posting-deed"
      onSubmit={(event) => {
        event.preventDefault()
        void perform()
      }}
    >
      <h2 id="posting-deed" tabIndex={-1}>
        {t(`office-postings:deed.${deed}.title`)}
      </h2>
      <p>{t(`office-postings:deed.${deed}.text`)}</p>
      <LongText
        id="posting-reason"
        label={t('office-postings:reason')}
        support={t('office-postings:reasonHint')}
        required
        error={isMissing ? t('office-postings:reasonMissing') : undefined}
        shown={reason}
        onInput={setReason}
        maxLength={longestReason}
        rows={3}
      />
      <Failure of={failure} />
      <p class="office-actions">
        <Button type="submit" kind="primary" busy={busy}>
          {t(`office-postings:deed.${deed}.button`)}
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          {t('office-postings:cancel')}
        </Button>
      </p>
    </form>
  )
}

const when = (at: string): string => `${date(at)} ${time(at)}`
const day = (at: string | null): string => (at === null ? '' : date(at))

function Facts({ of: { posting, codes, source, createdAt, updatedAt } }: { of: OfficePosting }) {
  const named = (field: string): string => (codes[field] ? local(codes[field]) : '')
  const rows: readonly (readonly [string, string])[] = [
    [t('office-postings:id'), posting.id],
    [t('office-postings:institution'), either(posting.institution)],
    [t('office-postings:institutionType'), named('institutionType')],
    [t('office-postings:closesOn'), posting.closesOn === null ? t('office-postings:untilFilled') : date(posting.closesOn)],
    [t('office-postings:publishedOn'), date(posting.publishedOn)],
    [t('office-postings:updatedOn'), day(posting.updatedOn)],
    [t('office-postings:fields'), named('fields')],
    [t('office-postings:jobTypes'), named('jobTypes')],
    [t('office-postings:employmentForms'), named('employmentForms')],
    [t('office-postings:terms'), named('terms')],
    [t('office-postings:prefectures'), named('prefectures')],
    [t('office-postings:country'), named('country')],
    [t('office-postings:yearlyPay'), payWords(posting.pay)],
    [t('office-postings:considerations'), named('considerations')],
    [t('office-postings:entryWays'), named('entryWays')],
    [t('office-postings:page'), posting.texts?.page ?? ''],
    [t('office-postings:applyAt'), posting.texts?.applyAt ?? ''],
    [t('office-postings:source'), sourceWords(source)],
    [t('office-postings:takenIn'), when(createdAt)],
    [t('office-postings:changedAt'), when(updatedAt)],
    [t('office-postings:since'), posting.since === 0 ? t('office-postings:notPublished') : number(posting.since)],
  ]
  return (
    <section class="plan" aria-labelledby="posting-facts">
      <h2 id="posting-facts">{t('office-postings:facts')}</h2>
      <dl class="office-facts">
        {rows.map(([label, value]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-value`}>{value || <span class="office-quiet">{t('office-postings:notSaid')}</span>}</dd>])}
      </dl>
    </section>
  )
}

function Texts({ of: { texts } }: { of: OfficePosting['posting'] }) {
  const said = Object.keys(texts?.parts ?? {}).flatMap((part) => (['ja', 'en'] as const).flatMap((language) => {
    const text = texts?.parts[part]?.[language]
    return text === undefined ? [] : [{ part, language, text }]
  }))
  return (
    <section class="plan" aria-labelledby="posting-texts">
      <h2 id="posting-texts">{t('office-postings:texts')}</h2>
      {said.length === 0 && <p>{t('office-postings:noTexts')}</p>}
      {said.length > 0 && (
        <dl class="office-facts">
          {said.map(({ part, language, text }) => {
            const isBoth = said.some((each) => each.part === part && each.language !== language)
            const label = partWords(part)
            return [
              <dt key={`${part}-${language}`}>{isBoth ? t(`office-postings:inLanguage.${language}`, { label }) : label}</dt>,
              <dd key={`${part}-${language}-text`} class="office-words" lang={language}>
                {text}
              </dd>,
            ]
          })}
        </dl>
      )}
    </section>
  )
}
