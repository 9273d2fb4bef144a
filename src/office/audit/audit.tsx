import { useCallback, useEffect, useState } from 'preact/hooks'
import { type AuditEntry, type AuditPage, auditPageSchema, auditPageSize, type AuditQuestion } from '../../api/office-audit.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import type { TextKey } from '../../ui/text/areas.ts'
import { date, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { Pager } from '../controls/Pager.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'

const everything: AuditQuestion = { page: 0, person: null, actor: null, action: null, from: null, until: null }
const empty = { person: '', actor: '', action: '', from: '', until: '' }
const orNull = (typed: string): string | null => typed.normalize('NFKC').trim() || null
const isDay = (typed: string): boolean => orNull(typed) === null || /^\d{4}-\d{2}-\d{2}$/.test(orNull(typed) ?? '')

/** What an action is called; its own name where this page is older than the action. */
const deedWords = (action: string): string => {
  const key = `office-audit:deeds.${action}` as TextKey
  const words = t(key)
  return words === '' || key.endsWith(words) ? action : words
}

/** The log of what was seen and done at the office. */
export function Audit() {
  usePage(t('office-audit:title'))
  const [form, setForm] = useState(empty)
  const [question, setQuestion] = useState(everything)
  const [found, setFound] = useState<AuditPage | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const load = useCallback(async () => {
    const answer = await ask('POST', '/api/office/audit', auditPageSchema, question)
    setFailure(answer)
    if (answer.ok) setFound(answer.value)
  }, [question])
  useEffect(() => {
    void load()
  }, [load])
  const put = (change: Partial<typeof empty>) => setForm({ ...form, ...change })
  const days = { from: isDay(form.from), until: isDay(form.until) }
  const search = () => {
    if (!days.from || !days.until) return
    setQuestion({
      page: 0,
      person: orNull(form.person),
      actor: orNull(form.actor),
      action: form.action === '' ? null : form.action,
      from: orNull(form.from),
      until: orNull(form.until),
    })
  }
  const day = (id: 'from' | 'until') => (
    <TextField
      id={`audit-${id}`}
      label={t(id === 'from' ? 'office-audit:from' : 'office-audit:until')}
      support={t('office-audit:dayHint')}
      error={days[id] ? undefined : t('office-audit:dayWrong')}
      shown={form[id]}
      onInput={(text) => put({ [id]: text })}
      inputMode="numeric"
      width="short"
    />
  )
  return (
    <>
      <PageTitle>{t('office-audit:title')}</PageTitle>
      <p>{t('office-audit:lead')}</p>
      <form
        class="filters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <TextField id="audit-person" label={t('office-audit:person')} support={t('office-audit:personHint')} shown={form.person} onInput={(person) => put({ person })} width="medium" />
        <TextField id="audit-actor" label={t('office-audit:actor')} support={t('office-audit:actorHint')} shown={form.actor} onInput={(actor) => put({ actor })} width="medium" />
        <Select
          id="audit-action"
          label={t('office-audit:action')}
          options={[{ value: '', label: t('office-audit:anyAction') }, ...(found?.actions ?? []).map((value) => ({ value, label: deedWords(value) }))]}
          value={form.action}
          onChange={(action) => put({ action })}
        />
        {day('from')}
        {day('until')}
        <Button type="submit">{t('office-audit:search')}</Button>
        <Button
          kind="quiet"
          onPress={() => {
            setForm(empty)
            setQuestion(everything)
          }}
        >
          {t('office-audit:clear')}
        </Button>
      </form>
      <Failure of={failure} />
      {found === null && !failure && <Skeleton lines={6} />}
      {found && (
        <>
          <Pager page={question.page} size={auditPageSize} total={found.total} onPage={(page) => setQuestion({ ...question, page })} />
          {found.total === 0 ? <p class="office-empty">{t('office-audit:none')}</p> : <Table caption={t('office-audit:caption')} rows={found.entries} keyOf={keyOf} columns={columns()} />}
        </>
      )}
    </>
  )
}

const keyOf = ({ id }: AuditEntry): string => id

/** What the table shows of an entry, in the words of the language of the moment. */
const columns = (): Column<AuditEntry>[] => [
  { id: 'at', label: t('office-audit:at'), kind: 'date', cell: ({ at }) => `${date(at)} ${time(at)}` },
  { id: 'actor', label: t('office-audit:actor'), cell: ({ actorName }) => actorName },
  { id: 'action', label: t('office-audit:action'), header: true, cell: ({ action }) => deedWords(action) },
  { id: 'about', label: t('office-audit:about'), cell: about },
  { id: 'detail', label: t('office-audit:detail'), cell: detailWords },
]

function about({ account, accountName, application }: AuditEntry) {
  return (
    <>
      {account !== null && <span>{accountName ?? t('office-audit:erased')}</span>}
      {application !== null && <span class="table-more">{t('office-audit:application', { number: showReceiptNumber(application) })}</span>}
    </>
  )
}

/** What the entry keeps for later: short names and values for whoever has to look into something; nothing of what is empty. */
const detailWords = ({ detail }: AuditEntry): string =>
  Object.entries(detail).flatMap(([name, value]) => (saysSomething(value) ? [`${name}: ${valueWords(value)}`] : [])).join(' / ')

const saysSomething = (value: unknown): boolean => value !== null && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0)
const valueWords = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(valueWords).join(', ') : JSON.stringify(value)
