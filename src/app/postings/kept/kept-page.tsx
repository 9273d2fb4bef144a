import './kept.css'
import { useEffect, useState } from 'preact/hooks'
import type { Notebook, Removed } from '../../../device/device.ts'
import { keptType } from '../../../domain/posting/keep.ts'
import { closingDay, completes, type KeptPosting, type Published, readKept, standingOf } from '../../../domain/posting/kept.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { BackIcon } from '../../../ui/icons/icons.tsx'
import { RemoveIcon } from '../../../ui/icons/list-icons.tsx'
import { focusTitle, PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { StickyActions } from '../../../ui/layout/StickyActions.tsx'
import { date } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { notebook } from '../../shell/device.ts'
import { usePage } from '../../shell/page.tsx'
import type { RecordDraft } from '../../shell/record-draft.ts'
import { Saved } from '../../shell/saved.tsx'
import { useRecordDraft } from '../../shell/use-record-draft.ts'
import { keptListPath } from '../paths.ts'
import { Changed } from './changed.tsx'
import { completeCopies } from './complete-copies.ts'
import { Actions } from '../reading/actions.tsx'
import { Reading } from '../reading/reading.tsx'
import { DeadlineLine, titleOf, todayInJapan } from './kept-words.tsx'
import { asValue, letGo } from './keeping.ts'
import { OwnNotes } from './own-notes.tsx'
import { publishedOf, usePublished } from './published.ts'

/** One kept posting: how far the person is with it, and its copy, whatever became of the posting. */
export function KeptPage({ id }: { id: string }) {
  const draft = useRecordDraft({ type: keptType, record: id })
  const published = usePublished([id])
  const book = notebook.value
  return draft && published && book ? <Opened id={id} draft={draft} published={publishedOf(published, id)} book={book} /> : <Skeleton lines={8} />
}

interface OpenedProps {
  id: string
  draft: RecordDraft
  published: Published
  book: Notebook
}

function Opened({ id, draft, published, book }: OpenedProps) {
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [failed, setFailed] = useState(false)
  const copyValue = draft.shown('copy').value
  const kept = readKept(id, (field) => draft.shown(field).value)
  const isThere = copyValue !== undefined || draft.shown('state').value !== undefined || draft.shown('keptAt').value !== undefined
  const attempt = (work: () => Promise<void>) => {
    work().then(
      () => setFailed(false),
      (error: unknown) => {
        console.error('a kept posting could not be let go or brought back', error)
        setFailed(true)
      },
    )
  }
  const remove = () =>
    attempt(async () => {
      // What was typed last belongs to what can be brought back.
      await draft.flush()
      setRemoved(await letGo(book, id))
    })
  const undo = (last: Removed) =>
    attempt(async () => {
      await book.undo(last)
      setRemoved(null)
      focusTitle()
    })
  return (
    <>
      {isThere ? <Kept kept={kept} draft={draft} published={published} /> : <Gone removed={removed} onUndo={undo} />}
      <p class="tool-problem" role="alert">
        {failed && t('kept:keep.failed')}
      </p>
      {isThere && (
        <p class="kept-let-go">
          <Button kind="quiet" icon={RemoveIcon} onPress={remove}>
            {t('kept:keep.remove')}
          </Button>
        </p>
      )}
      <StickyActions>
        {isThere && <Saved draft={draft} words={{ saving: t('kept:saving'), saved: t('kept:saved'), failed: t('kept:notSaved') }} />}
        <Link kind="quiet" icon={BackIcon} href={keptListPath}>
          {t('kept:back')}
        </Link>
      </StickyActions>
    </>
  )
}

/** From the button that was pressed and is gone. */
const takeFocus = (line: HTMLElement | null) => line?.querySelector('button')?.focus({ preventScroll: true })

function Gone({ removed, onUndo }: { removed: Removed | null; onUndo: (removed: Removed) => void }) {
  const title = t(removed ? 'kept:keep.removed' : 'kept:gone')
  usePage(title)
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {removed ? (
        <p class="actions" ref={takeFocus}>
          <Button kind="primary" onPress={() => onUndo(removed)}>
            {t('kept:keep.undo')}
          </Button>
        </p>
      ) : (
        <p>{t('kept:goneText')}</p>
      )}
    </>
  )
}

function Kept({ kept, draft, published }: { kept: KeptPosting; draft: RecordDraft; published: Published }) {
  const title = titleOf(kept)
  usePage(title.text)
  const today = todayInJapan()
  const { copy } = kept
  const { edition, posting } = published
  const book = notebook.value
  const isWhole = copy === null || !completes(copy, posting)
  useEffect(() => {
    if (isWhole || !book) return
    completeCopies(book, [kept], new Map([[kept.id, published]])).catch((error: unknown) => console.warn('a kept copy could not be made whole', error))
    // `kept` and `published` are read anew at each render; whether there is something to do is what tells.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isWhole, book])
  const beside = <Beside kept={kept} draft={draft} published={published} today={today} />
  if (copy === null) {
    return (
      <>
        <PageTitle>{title.text}</PageTitle>
        {beside}
        <p>{t('kept:missing')}</p>
      </>
    )
  }
  return (
    <>
      <Reading
        heading={copy.heading}
        texts={copy.texts}
        today={today}
        withdrawn={standingOf(kept, published, today) === 'withdrawn'}
        below={
          <>
            {posting && edition !== null && <Changed copy={copy} posting={posting} onTake={(next) => draft.answer('copy', asValue(next))} />}
            {beside}
            <p class="support">{t('kept:copyOf', { date: date(copy.at) })}</p>
          </>
        }
      />
      {copy.texts === null && <p>{t('kept:missing')}</p>}
      <Actions heading={copy.heading} texts={copy.texts} />
    </>
  )
}

/** How it stands, and what the person has written beside it. */
function Beside({ kept, draft, published, today }: { kept: KeptPosting; draft: RecordDraft; published: Published; today: string }) {
  const standing = standingOf(kept, published, today)
  const closes = closingDay(kept, published)
  return (
    <>
      {standing === 'closed' && closes !== null && (
        <Notice title={t('kept:closedTitle')}>
          <p>{t('kept:closedText', { date: date(closes) })}</p>
        </Notice>
      )}
      {standing === 'withdrawn' && (
        <Notice title={t('kept:withdrawnTitle')}>
          <p>{t('kept:withdrawnText')}</p>
        </Notice>
      )}
      {kept.deadline !== null && <DeadlineLine kept={kept} published={published} today={today} />}
      <OwnNotes record={kept.id} draft={draft} />
    </>
  )
}
