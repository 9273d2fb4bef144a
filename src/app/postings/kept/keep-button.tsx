import './kept.css'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Removed } from '../../../device/device.ts'
import { keptType, readState } from '../../../domain/posting/keep.ts'
import type { Posting } from '../../../domain/posting/posting.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { CheckIcon } from '../../../ui/icons/icons.tsx'
import { KeepIcon } from '../../../ui/icons/keep-icon.tsx'
import { t } from '../../../ui/text/text.ts'
import { notebook, now, useLoaded } from '../../shell/device.ts'
import { openPostingsHere } from '../../shell/postings-here.ts'
import { keptPath } from '../paths.ts'
import { keep, letGo } from './keeping.ts'

/** Keeps the posting on this page with one press, and says so; once kept, it leads to the person's own notes, or lets it go. */
export function KeepButton({ posting }: { posting: Posting }) {
  const { id } = posting
  const fields = useLoaded(`kept ${id}`, ['notebook'], async (_, book) => (await book?.read(keptType, id)) ?? new Map())
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [said, setSaid] = useState<'didKeep' | 'removed' | 'failed' | null>(null)
  const [busy, setBusy] = useState(false)
  const hereRef = useRef<HTMLDivElement>(null)
  /** Whether it was kept when something was pressed; null: nothing was. */
  const beforeRef = useRef<boolean | null>(null)
  const isKept = fields !== undefined && fields.size > 0
  useLayoutEffect(() => {
    // The button that was pressed is gone once both the act is done and the notebook has told of it, in either order.
    if (busy || beforeRef.current === null || beforeRef.current === isKept) return
    beforeRef.current = null
    hereRef.current?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
  }, [isKept, busy])
  const act = async (work: () => Promise<void>, done: 'didKeep' | 'removed' | null) => {
    if (busy) return
    setBusy(true)
    beforeRef.current = isKept
    try {
      await work()
      setSaid(done)
    } catch (error) {
      console.error('a posting could not be kept or let go', error)
      beforeRef.current = null
      setSaid('failed')
    }
    setBusy(false)
  }
  const book = notebook.value
  if (!book || fields === undefined) return null
  return (
    <div class="keep" ref={hereRef}>
      {isKept ? (
        <>
          <p class="keep-state">
            <CheckIcon />
            <span>{t('kept:keep.kept', { state: t(`kept:state.${readState(fields.get('state')?.value)}`) })}</span>
          </p>
          <Link kind="secondary" href={keptPath(id)}>
            {t('kept:keep.open')}
          </Link>
          <Button
            kind="quiet"
            busy={busy}
            onPress={() =>
              void act(async () => {
                setRemoved(await letGo(book, id))
              }, 'removed')
            }
          >
            {t('kept:keep.remove')}
          </Button>
        </>
      ) : (
        <>
          {removed && (
            <Button
              busy={busy}
              onPress={() =>
                void act(async () => {
                  await book.undo(removed)
                  setRemoved(null)
                }, null)
              }
            >
              {t('kept:keep.undo')}
            </Button>
          )}
          <Button kind={removed ? 'quiet' : 'secondary'} icon={KeepIcon} busy={busy} onPress={() => void act(async () => keep(book, await openPostingsHere(), posting, now()), 'didKeep')}>
            {t('kept:keep.button')}
          </Button>
        </>
      )}
      <output class="keep-said">{said && said !== 'failed' && t(`kept:keep.${said}`)}</output>
      <p class="keep-failed" role="alert">
        {said === 'failed' && t('kept:keep.failed')}
      </p>
    </div>
  )
}
