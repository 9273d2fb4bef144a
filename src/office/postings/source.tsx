import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { fileKinds } from '../../api/office-postings.ts'
import { type PostingSource, postingSourceSchema, postingSourcesSchema, postingSourceWordsSchema } from '../../api/posting-sources.ts'
import { foldWidth } from '../../domain/text/width.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ErrorSummary } from '../../ui/controls/ErrorSummary.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Radios } from '../controls/Radios.tsx'
import { Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { outcomeWords, wrongWords } from './words.ts'

const empty = { name: '', address: '', kind: 'csv', whole: true, every: '24', active: true } as const
type Form = { name: string; address: string; kind: (typeof fileKinds)[number]; whole: boolean; every: string; active: boolean }
type Wrong = 'name' | 'address' | 'every'
const mistakes = { name: 'office-postings:sources.nameMissing', address: 'office-postings:sources.addressWrong', every: 'office-postings:sources.everyWrong' } as const
const isWrong = (name: unknown): name is Wrong => typeof name === 'string' && Object.hasOwn(mistakes, name)

/** One source: what it is, what came of it last, and fetching it now. */
export function EditSource({ id }: { id: string }) {
  const isNew = id === 'new'
  const title = t(isNew ? 'office-postings:sources.add' : 'office-postings:sources.edit')
  usePage(title)
  const { route } = useLocation()
  const [known, setKnown] = useState<PostingSource | null>(null)
  const [form, setForm] = useState<Form | null>(isNew ? { ...empty } : null)
  const [wrong, setWrong] = useState<readonly Wrong[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState<'saving' | 'pulling' | null>(null)
  const take = (source: PostingSource) => {
    setKnown(source)
    setForm({ ...source, every: String(source.every) })
  }
  useEffect(() => {
    if (isNew) return
    void ask('GET', '/api/office/postings/sources', postingSourcesSchema).then((answer) => {
      if (!answer.ok) return setFailure(answer)
      const found = answer.value.sources.find((each) => each.id === id)
      setMissing(!found)
      if (found) take(found)
    })
  }, [id, isNew])
  const put = (change: Partial<Form>) => {
    setDone(false)
    setForm((before) => before && { ...before, ...change })
  }
  const save = async () => {
    if (!form || busy) return
    const words = postingSourceWordsSchema.safeParse({ ...form, every: Number(foldWidth(form.every).trim() || Number.NaN) })
    setAttempt(attempt + 1)
    setFailure(null)
    setDone(false)
    setWrong(words.success ? [] : [...new Set(words.error.issues.map(({ path }) => path[0]).filter(isWrong))])
    if (!words.success) return
    setBusy('saving')
    const answer = known
      ? await ask('PUT', `/api/office/postings/sources/${encodeURIComponent(known.id)}`, postingSourceSchema, { rev: known.rev, words: words.data })
      : await ask('POST', '/api/office/postings/sources', postingSourceSchema, words.data)
    setBusy(null)
    if (!answer.ok) return setFailure(answer)
    take(answer.value)
    setDone(true)
    if (isNew) route(`/office/postings/sources/${encodeURIComponent(answer.value.id)}`, true)
  }
  const pull = async (rash: boolean) => {
    if (!known || busy) return
    setBusy('pulling')
    setDone(false)
    setFailure(null)
    const answer = await ask('POST', `/api/office/postings/sources/${encodeURIComponent(known.id)}/pull`, postingSourceSchema, { rash })
    setBusy(null)
    if (answer.ok) take(answer.value)
    else setFailure(answer)
  }
  const errorOf = (field: Wrong) => (wrong.includes(field) ? t(mistakes[field]) : undefined)
  return (
    <>
      <Link href="/office/postings/sources" icon={BackIcon}>
        {t('office-postings:section.sources')}
      </Link>
      <PageTitle>{title}</PageTitle>
      {isMissing && <Notice kind="error" title={t('office-postings:sources.notFound')} />}
      {form === null && failure === null && !isMissing && <Skeleton lines={6} />}
      <ErrorSummary errors={wrong.map((field) => ({ id: `source-${field}`, text: t(mistakes[field]) }))} attempt={attempt} />
      <Failure of={failure} />
      <output>
        {done && <Notice kind="success" title={t('office-postings:sources.saved')} />}
        {busy === 'pulling' && t('office-postings:sources.pulling')}
      </output>
      {known && <Last of={known} busy={busy !== null} onPull={(rash) => void pull(rash)} />}
      {form && (
        <form
          class="office-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <TextField id="source-name" label={t('office-postings:sources.name')} required error={errorOf('name')} shown={form.name} onInput={(name) => put({ name })} />
          <TextField
            id="source-address"
            label={t('office-postings:sources.address')}
            support={t('office-postings:sources.addressHint')}
            required
            error={errorOf('address')}
            shown={form.address}
            onInput={(address) => put({ address })}
            autoCapitalize="off"
            spellCheck={false}
          />
          <Radios id="source-kind" label={t('office-postings:import.kind')} choices={fileKinds.map((code) => ({ code, label: t(`office-postings:import.kindName.${code}`) }))} chosen={form.kind} onChange={(kind) => put({ kind })} />
          <Radios
            id="source-whole"
            label={t('office-postings:import.whole')}
            support={t('office-postings:import.wholeHint')}
            choices={(['yes', 'no'] as const).map((code) => ({ code, label: t(`office-postings:import.wholeName.${code}`) }))}
            chosen={form.whole ? 'yes' : 'no'}
            onChange={(whole) => put({ whole: whole === 'yes' })}
          />
          <TextField id="source-every" label={t('office-postings:sources.every')} required error={errorOf('every')} shown={form.every} onInput={(every) => put({ every })} inputMode="numeric" width="short" unit={t('office-postings:sources.hours')} />
          <Radios
            id="source-active"
            label={t('office-postings:sources.active')}
            choices={[{ code: 'on', label: t('office-postings:sources.on') }, { code: 'off', label: t('office-postings:sources.off') }]}
            chosen={form.active ? 'on' : 'off'}
            onChange={(active) => put({ active: active === 'on' })}
          />
          <p class="office-actions">
            <Button type="submit" kind="primary" busy={busy === 'saving'}>
              {t('office-postings:sources.save')}
            </Button>
          </p>
        </form>
      )}
    </>
  )
}

function Last({ of: { lastAt, lastOutcome }, busy, onPull }: { of: PostingSource; busy: boolean; onPull: (rash: boolean) => void }) {
  const wrong = lastOutcome?.kind === 'wrong' ? lastOutcome.wrong : []
  const isGood = lastOutcome?.kind === 'taken-in' || lastOutcome?.kind === 'same'
  return (
    <section class="office-form office-block" aria-labelledby="source-last">
      <h2 id="source-last">{t('office-postings:sources.last')}</h2>
      {lastAt === null || lastOutcome === null ? (
        <p>{t('office-postings:sources.never')}</p>
      ) : (
        <Notice kind={isGood ? 'success' : 'error'} title={outcomeWords(lastOutcome)}>
          <p>
            {date(lastAt)} {time(lastAt)}
          </p>
        </Notice>
      )}
      {wrong.length > 0 && (
        <Table
          caption={t('office-postings:sources.wrongLines')}
          rows={wrong}
          keyOf={({ line, reason }) => `${line} ${reason}`}
          columns={[
            { id: 'line', label: t('office-postings:plan.line'), kind: 'number', cell: ({ line }) => line },
            { id: 'why', label: t('office-postings:plan.why'), header: true, cell: wrongWords },
          ]}
        />
      )}
      <p class="office-actions">
        <Button busy={busy} onPress={() => onPull(false)}>
          {t('office-postings:sources.pull')}
        </Button>
        {lastOutcome?.kind === 'too-few' && (
          <Button kind="quiet" busy={busy} onPress={() => onPull(true)}>
            {t('office-postings:sources.rash')}
          </Button>
        )}
      </p>
    </section>
  )
}
