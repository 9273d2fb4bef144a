import './form.css'
import { useState } from 'preact/hooks'
import { lengthOf, maxName, maxStored } from '../../domain/search/bounds.ts'
import { type Criteria, readCriteria } from '../../domain/search/criteria.ts'
import { jrecinAddress } from '../../domain/search/jrecin.ts'
import { placeBehind } from '../../domain/search/position.ts'
import type { Json } from '../../domain/json.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { OpenIcon } from '../../ui/icons/list-icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import { language, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { part } from '../shell/part.tsx'
import type { RecordDraft } from '../shell/record-draft.ts'
import { Saved } from '../shell/saved.tsx'
import { useRecordDraft } from '../shell/use-record-draft.ts'
import { AlertChoice } from './alerts/parts.ts'
import { Attended } from './attended.tsx'
import { CriteriaFields } from './criteria-fields.tsx'
import { Meaning } from './meaning.tsx'
import { listPath } from './paths.ts'
import { RunSearch } from './run-search.tsx'
import { askedFields, readSearches, searchType, stored } from './saved-search.ts'

/** For whoever begins a search, and for nobody else. */
const Paste = part([], () => import('./paste.tsx').then(({ Paste }) => Paste), true)

/** One saved search. Every change is stored at once; there is nothing to press at the end. */
export function Form({ id }: { id: string }) {
  const draft = useRecordDraft({ type: searchType, record: id })
  const others = useLoaded('places', ['notebook'], async (_, book) => (book ? readSearches(await book.list(searchType)) : []))
  if (!draft || !others) return <Skeleton lines={8} />
  // A search gets its place in the list together with its first word.
  const place = placeBehind(others, id, null).find((move) => move.id === id)?.order ?? null
  return <Opened id={id} draft={draft} place={place} />
}

interface OpenedProps {
  id: string
  draft: RecordDraft
  place: string | null
}

function Opened({ id, draft, place }: OpenedProps) {
  const [fresh] = useState(() => Object.keys(draft.all()).length === 0)
  const [unstored, setUnstored] = useState<ReadonlySet<string>>(new Set())
  const title = t(fresh ? 'criteria:titleNew' : 'criteria:title')
  usePage(title)
  const name = draft.shown('name').value
  const nameShown = typeof name === 'string' ? name : ''
  const criteria = readCriteria((criterion) => draft.shown(criterion).value)

  const put = (field: string, value: Json) => {
    const tooLong = typeof value === 'string' && value.length > maxStored
    if (tooLong !== unstored.has(field)) {
      const next = new Set(unstored)
      if (tooLong) next.add(field)
      else next.delete(field)
      setUnstored(next)
    }
    if (tooLong) return
    if (draft.shown('order').peek() === undefined) draft.answer('order', place)
    draft.answer(field, value)
  }
  const ask = <C extends keyof Criteria>(criterion: C, value: Criteria[C]) => put(criterion, stored(criterion, value))
  const attend = (field: string | null) => {
    draft.attend(field)
    if (field === null) void draft.flush()
  }
  return (
    <form class="search-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <PageTitle>{title}</PageTitle>
      <Attended record={id} field="name" onAttend={attend}>
        <TextField
          id="search-name"
          label={t('search:name')}
          support={t('criteria:nameHint')}
          required={false}
          shown={nameShown}
          error={nameProblem(nameShown, unstored.has('name'))}
          onInput={(text) => put('name', text === '' ? null : text)}
        />
      </Attended>
      <div class="folds">
        {fresh && (
          <Paste
            onRead={(read) => {
              for (const { field, value } of askedFields(read)) put(field, value)
            }}
          />
        )}
        <CriteriaFields record={id} criteria={criteria} ask={ask} onAttend={attend} fresh={fresh} unstored={unstored} />
      </div>
      <AlertChoice record={id} draft={draft} put={put} onAttend={attend} />
      <Meaning criteria={criteria} />
      <StickyActions>
        <div class="search-saved">
          {draft.state.value === 'untouched' ? (
            <p class="saved search-untouched">{t('criteria:untouched')}</p>
          ) : (
            <Saved
              draft={draft}
              words={{ saving: t('criteria:saving'), saved: t('criteria:saved'), failed: t('criteria:failed') }}
            />
          )}
        </div>
        <Link kind="quiet" icon={BackIcon} href={listPath}>
          {t('criteria:list')}
        </Link>
        <Link kind="quiet" icon={OpenIcon} href={jrecinAddress(criteria, language.value)} external>
          {t('search:open')}
        </Link>
        <RunSearch kind="primary" search={{ id, criteria }}>
          {t('criteria:run')}
        </RunSearch>
      </StickyActions>
    </form>
  )
}

function nameProblem(name: string, unstored: boolean): string | undefined {
  if (unstored) return t('criteria:notStored')
  return lengthOf(name) > maxName ? t('criteria:nameTooLong', { max: maxName }) : undefined
}
