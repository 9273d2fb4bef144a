import { useEffect, useState } from 'preact/hooks'
import { checkFilters, officeStates, type QueueItem, queuePageSize } from '../../api/office-applications.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { number as shownNumber } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { Failure } from '../controls/Failure.tsx'
import { Pager } from '../controls/Pager.tsx'
import { Table } from '../controls/Table.tsx'
import { usePage } from '../shell/page.ts'
import { columns, keyOf } from './columns.tsx'
import { useKeys } from './keys.ts'
import { Picked } from './picked.tsx'
import { current, failure, found, load, look, lookAnew, pick, picked, question } from './place.ts'

const field = 'queue-search'

/** Brings the keyboard to another row: to its link, so that Enter opens it as it opens any link. */
function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-open]')]
  const at = links.findIndex((link) => link.dataset['open'] === current.value)
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]
  next?.focus()
}

/** The list of applications with its search, its filters, and what can be done with several at once. */
export function List() {
  usePage(t('office-applications:title'))
  const asked = question.value
  const [words, setWords] = useState(asked.words)
  useEffect(() => {
    void load()
  }, [])
  useKeys({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    x: () => {
      const at = found.value?.items.find(({ number }) => number === current.value)
      if (at && canBePicked(at)) pick(at.number, !picked.value.has(at.number))
    },
    '/': () => document.getElementById(field)?.focus(),
  })
  const page = found.value
  const [state = ''] = asked.states.length === 1 ? asked.states : ['']
  const all = page ? Object.values(page.counts).reduce((sum, count) => sum + count, 0) : 0
  const states = [
    ...officeStates.map((each) => ({
      value: each as string,
      label: t('office-applications:state.withCount', { state: t(`office-applications:states.${each}`), count: shownNumber(page?.counts[each] ?? 0) }),
    })),
    { value: '', label: t('office-applications:state.all', { count: shownNumber(all) }) },
  ]
  return (
    <>
      <PageTitle>{t('office-applications:title')}</PageTitle>
      <p>{t('office-applications:lead')}</p>
      <form
        class="filters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          look({ words })
        }}
      >
        <div class="field-wide">
          <TextField
            id={field}
            label={t('office-applications:search.label')}
            support={t('office-applications:search.hint')}
            shown={words}
            onInput={setWords}
            type="search"
            enterKeyHint="search"
          />
        </div>
        <Select
          id="queue-state"
          label={t('office-applications:state.label')}
          options={states}
          value={state}
          onChange={(value) => look({ states: officeStates.filter((each) => each === value), words })}
        />
        <Select
          id="queue-check"
          label={t('office-applications:check.label')}
          options={[
            { value: '', label: t('office-applications:check.any') },
            ...checkFilters.map((each) => ({ value: each as string, label: t(`office-applications:checkFilter.${each}`) })),
          ]}
          value={asked.check ?? ''}
          onChange={(value) => look({ check: checkFilters.find((each) => each === value) ?? null, words })}
        />
        <Button type="submit">{t('office-applications:search.button')}</Button>
        <Button
          kind="quiet"
          onPress={() => {
            setWords('')
            lookAnew()
          }}
        >
          {t('office-applications:search.clear')}
        </Button>
      </form>
      <Failure of={failure.value} />
      {page === null && !failure.value && <Skeleton lines={6} />}
      {page && (
        <>
          <Picked />
          {page.items.length === 0 ? (
            <p class="office-empty">{t(asked.words === '' && state === 'waiting' && asked.check === null ? 'office-applications:noneWaiting' : 'office-applications:none')}</p>
          ) : (
            <Table caption={t('office-applications:caption')} rows={page.items} keyOf={keyOf} columns={columns(picked.value)} current={current.value} />
          )}
          <Pager page={asked.page} size={queuePageSize} total={page.total} onPage={(next) => look({ page: next })} />
        </>
      )}
      <Fold title={t('office-applications:keys.title')}>
        <ul>
          {(['down', 'up', 'enter', 'pick', 'search', 'list'] as const).map((key) => (
            <li key={key}>{t(`office-applications:keys.${key}`)}</li>
          ))}
        </ul>
        <p class="office-quiet">{t('office-applications:keys.note')}</p>
      </Fold>
    </>
  )
}

const canBePicked = ({ state }: QueueItem): boolean => state === 'waiting' || state === 'mending'
