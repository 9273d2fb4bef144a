import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { type MailPage, mailPageSchema, type MailSearch, type MailSeen, mailsPerPage, mailStates } from '../../api/office-mails.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Pager } from '../controls/Pager.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { MailSections } from './sections.tsx'
import { About, moment, State } from './words.tsx'

const everything: MailSearch = { state: null, text: '', page: 0 }
/** Outlives the page, so that whoever comes back from one mail finds the list as it was. In no address: it is personal. */
const question = signal(everything)

const columns = (): readonly Column<MailSeen>[] => [
  {
    id: 'title',
    label: t('office-mails:column.title'),
    header: true,
    cell: ({ id, title }) => (
      <a class="link" href={`/office/mails/${encodeURIComponent(id)}`}>
        {local(title)}
      </a>
    ),
  },
  {
    id: 'recipient',
    label: t('office-mails:column.recipient'),
    cell: (mail) => (
      <>
        {mail.recipient}
        <About mail={mail} />
      </>
    ),
  },
  { id: 'state', label: t('office-mails:column.state'), cell: (mail) => <State mail={mail} /> },
  { id: 'createdAt', label: t('office-mails:column.createdAt'), kind: 'date', cell: ({ createdAt }) => moment(createdAt) },
]

/** Every mail that was put on its way, with what became of it and why. */
export function Outbox() {
  usePage(t('office-mails:title'))
  const asked = question.value
  const [text, setText] = useState(asked.text)
  const [found, setFound] = useState<MailPage | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('POST', '/api/office/mails/search', mailPageSchema, asked).then((answer) => {
      // Of two searches in a row the later one is shown, whichever answer comes first.
      if (asked !== question.value) return
      setFailure(answer)
      if (answer.ok) setFound(answer.value)
    })
  }, [asked])
  const put = (change: Partial<MailSearch>) => (question.value = { ...asked, page: 0, ...change })
  const anyState = { value: '', label: t('office-mails:outbox.anyState') }
  const states = mailStates.map((state) => {
    const count = found?.counts[state]
    const words = t(`office-mails:state.${state}`)
    return { value: state, label: count === undefined ? words : t('office-mails:outbox.counted', { state: words, total: number(count) }) }
  })
  return (
    <>
      <PageTitle>{t('office-mails:title')}</PageTitle>
      <MailSections at="outbox" />
      <search>
        <form
          class="filters"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            put({ text })
          }}
        >
          <TextField
            id="mails-text"
            label={t('office-mails:outbox.text')}
            support={t('office-mails:outbox.textHint')}
            type="search"
            shown={text}
            onInput={setText}
            width="full"
          />
          <Select
            id="mails-state"
            label={t('office-mails:state.label')}
            options={[anyState, ...states]}
            value={asked.state ?? ''}
            onChange={(value) => put({ text, state: mailStates.find((state) => state === value) ?? null })}
          />
          <Button type="submit">{t('office-mails:outbox.search')}</Button>
          <Button
            kind="quiet"
            onPress={() => {
              setText('')
              question.value = { ...everything }
            }}
          >
            {t('office-mails:outbox.clear')}
          </Button>
        </form>
      </search>
      <Failure of={failure} />
      {found === null && !failure && <Skeleton lines={6} />}
      {found && (
        <>
          <Pager page={asked.page} size={mailsPerPage} total={found.total} onPage={(page) => put({ page })} />
          {found.total === 0 ? (
            <p class="empty">{t(asked.text === '' && asked.state === null ? 'office-mails:outbox.none' : 'office-mails:outbox.noneFound')}</p>
          ) : (
            <div class="mails-table">
              <Table caption={t('office-mails:outbox.caption')} columns={columns()} rows={found.mails} keyOf={({ id }) => id} />
            </div>
          )}
        </>
      )}
    </>
  )
}
