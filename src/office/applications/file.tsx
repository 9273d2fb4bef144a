import { useLocation } from 'preact-iso/router'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type ApplicationFile, applicationFileSchema, type Decided } from '../../api/office-applications.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { Checks } from './checks.tsx'
import { calledBy } from './columns.tsx'
import { Compared } from './compared.tsx'
import { Confirm, type Deed, type Meant, Outcome } from './decide.tsx'
import { FormFacts } from './form-facts.tsx'
import { useKeys } from './keys.ts'
import { load as loadList, nextAfter, pathOf } from './place.ts'

/** The number behind the # of the address, and each that comes there without another page being gone to. */
function useNumber(): string {
  const { url } = useLocation()
  const [number, setNumber] = useState(location.hash.slice(1))
  useEffect(() => {
    const read = () => setNumber(location.hash.slice(1))
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [url])
  return number
}

/** One application: what was sent, what was checked, who may be the same person, and what is decided. */
export function File() {
  const { route } = useLocation()
  const number = useNumber()
  const [file, setFile] = useState<ApplicationFile | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const load = useCallback(async () => {
    const answer = await ask('POST', '/api/office/applications/open', applicationFileSchema, { number })
    setFailure(answer)
    setFile(answer.ok ? answer.value : null)
  }, [number])
  useEffect(() => {
    setFile(null)
    void load()
  }, [load])
  const next = nextAfter(number)
  useKeys({
    u: () => route('/office/applications'),
    ...(next === null ? {} : { j: () => route(pathOf(next)) }),
  })
  const name = file ? calledBy(file.item) : ''
  const title = file ? t('office-applications:file.title', { name }) : t('office-applications:file.loading')
  usePage(title)
  if (failure && !failure.ok && failure.problem?.code === 'number-unknown') {
    return (
      <>
        <PageTitle>{t('office-applications:file.notFound')}</PageTitle>
        <p>{t('office-applications:file.notFoundText')}</p>
        <Link href="/office/applications">{t('office-applications:file.back')}</Link>
      </>
    )
  }
  return (
    <>
      <p class="office-actions">
        <Link href="/office/applications">{t('office-applications:file.back')}</Link>
        {next !== null && <Link href={pathOf(next)}>{t('office-applications:file.next')}</Link>}
      </p>
      <PageTitle>{title}</PageTitle>
      <Failure of={failure} />
      {file ? <Opened key={number} file={file} onChanged={load} /> : !failure && <Skeleton lines={8} />}
    </>
  )
}

function Opened({ file, onChanged }: { file: ApplicationFile; onChanged: () => Promise<void> }) {
  const { item, form, words, decidedAt, decidedBy, account, lookalikes } = file
  const [meant, setMeant] = useState<Meant | null>(null)
  const [outcome, setOutcome] = useState<Asked<{ results: Decided[] }> | null>(null)
  const alike = lookalikes.some(({ strength }) => strength === 'likely') ? 1 : 0
  const mean = (deed: Deed, to?: string) =>
    setMeant({ deed, about: [{ number: item.number, rev: item.rev }], alike, ...(to === undefined ? {} : { account: to }) })
  const open = item.state === 'waiting' || item.state === 'mending'
  return (
    <>
      <Outcome of={outcome} />
      <dl class="office-facts">
        <dt>{t('office-applications:file.number')}</dt>
        <dd class="receipt">{showReceiptNumber(item.number)}</dd>
        <dt>{t('office-applications:file.state')}</dt>
        <dd>{t(`office-applications:states.${item.state}`)}</dd>
        <dt>{t('office-applications:file.applied')}</dt>
        <dd>{date(item.createdAt)}</dd>
        {decidedAt !== null && (
          <>
            <dt>{t('office-applications:file.decided')}</dt>
            <dd>{t('office-applications:file.decidedBy', { date: date(decidedAt), name: decidedBy ?? t('office-applications:unknown') })}</dd>
          </>
        )}
        {account && (
          <>
            <dt>{t('office-applications:file.jgradId')}</dt>
            <dd class="receipt">{account.jgradId ?? t('office-applications:unknown')}</dd>
          </>
        )}
        {words !== null && (
          <>
            <dt>{t('office-applications:file.words')}</dt>
            <dd class="office-words">{words}</dd>
          </>
        )}
        <dt>{t('office-applications:file.checks')}</dt>
        <dd>
          <Checks of={item.checks} />
        </dd>
      </dl>
      <h2>{t('office-applications:decide.title')}</h2>
      {item.state === 'mending' && <p>{t('office-applications:decide.whileMending')}</p>}
      {open ? (
        <p class="office-actions">
          {item.state === 'waiting' && (
            <Button kind="primary" onPress={() => mean('issue')}>
              {t('office-applications:decide.issue')}
            </Button>
          )}
          <Button onPress={() => mean('mend')}>{t('office-applications:decide.mend')}</Button>
          <Button onPress={() => mean('refuse')}>{t('office-applications:decide.refuse')}</Button>
        </p>
      ) : (
        <p>{t('office-applications:decide.closed')}</p>
      )}
      <h2>{t('office-applications:file.compare')}</h2>
      <Compared file={file} {...(open ? { onJoin: (id: string) => mean('join', id) } : {})} />
      <h2>{t('office-applications:file.facts')}</h2>
      <FormFacts form={form} university={item.university} />
      <Confirm
        meant={meant}
        onClose={() => setMeant(null)}
        onDone={(results) => {
          setMeant(null)
          setOutcome(results)
          void onChanged()
          void loadList()
        }}
      />
    </>
  )
}
