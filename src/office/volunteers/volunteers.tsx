import { useEffect, useState } from 'preact/hooks'
import { type Invited, invitedSchema, notInvited, type Volunteer, type Volunteers as Found, volunteersSchema } from '../../api/office-volunteers.ts'
import { daysBetweenInvitations } from '../../domain/story/volunteer.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { State } from './state.tsx'

const at = '/api/office/volunteers'
/** Without words the address says all there is to say. */
const find = (words: string): Promise<Asked<Found>> => (words === '' ? ask('GET', at, volunteersSchema) : ask('POST', `${at}/search`, volunteersSchema, { words }))

const columns = (picked: ReadonlySet<string>, pick: (account: string, on: boolean) => void): Column<Volunteer>[] => [
  {
    id: 'pick',
    label: t('office-volunteers:pickColumn'),
    kind: 'pick',
    cell: ({ account, name, canInvite }) =>
      canInvite && (
        <label class="pick">
          <span class="said">{t('office-volunteers:pick', { name })}</span>
          <input type="checkbox" checked={picked.has(account)} onChange={(event) => pick(account, event.currentTarget.checked)} />
        </label>
      ),
  },
  {
    id: 'name',
    label: t('office-volunteers:name'),
    header: true,
    cell: ({ account, name }) => <Link href={`/office/registrants/${encodeURIComponent(account)}`}>{name}</Link>,
  },
  { id: 'id', label: t('office-volunteers:jgradId'), kind: 'date', cell: ({ jgradId }) => jgradId ?? '' },
  { id: 'university', label: t('office-volunteers:university'), cell: ({ university }) => (university ? local(university) : '') },
  { id: 'since', label: t('office-volunteers:since'), kind: 'date', cell: ({ willingSince }) => date(willingSince) },
  { id: 'state', label: t('office-volunteers:stateOf'), cell: (volunteer) => <State of={volunteer} /> },
]

/** Registrants who would tell of their path, and the invitation to write it. */
export function Volunteers() {
  usePage(t('office-volunteers:title'))
  const [words, setWords] = useState('')
  const [found, setFound] = useState<(Found & { asked: string }) | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Invited | null>(null)
  const load = async (asked: string) => {
    const answer = await find(asked.trim())
    setFailure(answer)
    if (answer.ok) setFound({ ...answer.value, asked: asked.trim() })
    setPicked(new Set())
  }
  useEffect(() => {
    void load('')
  }, [])
  const pick = (account: string, on: boolean) => setPicked((before) => new Set([...before].filter((each) => each !== account).concat(on ? [account] : [])))
  const invite = async () => {
    setAsking(false)
    setBusy(true)
    const answer = await ask('POST', `${at}/invite`, invitedSchema, { accounts: [...picked] })
    setBusy(false)
    if (!answer.ok) return setFailure(answer)
    setDone(answer.value)
    await load(words)
  }
  const rows = found?.volunteers ?? []
  return (
    <>
      <PageTitle>{t('office-volunteers:title')}</PageTitle>
      <p>{t('office-volunteers:lead', { count: daysBetweenInvitations })}</p>
      <search>
        <form
          class="filters"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setDone(null)
            void load(words)
          }}
        >
          <div class="field-wide">
            <TextField id="volunteer-words" type="search" enterKeyHint="search" label={t('office-volunteers:words')} shown={words} onInput={setWords} />
          </div>
          <Button type="submit">{t('office-volunteers:search')}</Button>
        </form>
      </search>
      <Failure of={failure} />
      <output>{done && <Outcome of={done} />}</output>
      {found === null && failure === null && <Skeleton lines={5} />}
      {found !== null && (
        <>
          {rows.length === 0 ? (
            <output>{t(found.asked === '' ? 'office-volunteers:nobodyYet' : 'office-volunteers:none')}</output>
          ) : (
            <>
              <p class="office-actions">
                <Button kind="primary" busy={busy || picked.size === 0} onPress={() => setAsking(true)}>
                  {picked.size === 0 ? t('office-volunteers:inviteNobody') : t('office-volunteers:invite', { count: picked.size })}
                </Button>
              </p>
              <Table caption={t('office-volunteers:caption', { count: rows.length, total: String(found.total) })} rows={rows} keyOf={({ account }) => account} columns={columns(picked, pick)} />
            </>
          )}
        </>
      )}
      <Dialog
        open={asking}
        title={t('office-volunteers:ask.title', { count: picked.size })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('office-volunteers:ask.cancel')}</Button>
            <Button kind="primary" onPress={() => void invite()}>
              {t('office-volunteers:ask.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('office-volunteers:ask.text')}</p>
      </Dialog>
    </>
  )
}

/** Whom an invitation went to, and how many were left out for which reason. */
function Outcome({ of: { invited, left } }: { of: Invited }) {
  const reasons = notInvited.map((why) => ({ why, count: left.filter((each) => each.why === why).length })).filter(({ count }) => count > 0)
  return (
    <Notice kind={invited.length > 0 ? 'success' : 'info'} title={t('office-volunteers:done', { count: invited.length })}>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ why, count }) => (
            <li key={why}>{t(`office-volunteers:left.${why}`, { count })}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
