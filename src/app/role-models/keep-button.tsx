import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { CheckIcon } from '../../ui/icons/icons.tsx'
import { KeepIcon } from '../../ui/icons/keep-icon.tsx'
import { t } from '../../ui/text/text.ts'
import { notebook, now } from '../shell/device.ts'
import { setKept, useKeptStories } from './keeping.ts'

/** Keeps a story with one press, or lets it go; both can be undone. `titleId`: the id of what says which. */
export function KeepButton({ id, titleId }: { id: string; titleId: string }) {
  const all = useKeptStories()
  const [said, setSaid] = useState<'didKeep' | 'didLetGo' | 'failed' | null>(null)
  /** Since when it was kept, before it was let go here. */
  const [before, setBefore] = useState<string | null>(null)
  const hereRef = useRef<HTMLDivElement>(null)
  const pressedRef = useRef(false)
  const since = all?.find((kept) => kept.id === id)?.since ?? null
  useLayoutEffect(() => {
    // The button that was pressed is gone: the one in its place takes the focus over.
    if (!pressedRef.current) return
    pressedRef.current = false
    hereRef.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [since])
  const book = notebook.value
  if (!book || !all) return null
  const put = (next: string | null) => {
    pressedRef.current = true
    setKept(book, id, next).then(
      () => {
        setBefore(next === null ? since : null)
        setSaid(next === null ? 'didLetGo' : 'didKeep')
      },
      (error: unknown) => {
        console.error('a story could not be kept or let go', error)
        pressedRef.current = false
        setSaid('failed')
      },
    )
  }
  return (
    <div class="story-keep" ref={hereRef}>
      {since === null ? (
        <>
          {before !== null && <Button onPress={() => put(before)}>{t('role-models:keep.undo')}</Button>}
          <Button kind={before === null ? 'secondary' : 'quiet'} icon={KeepIcon} describedBy={titleId} onPress={() => put(new Date(now()).toISOString())}>
            {t('role-models:keep.button')}
          </Button>
        </>
      ) : (
        <>
          <p class="story-kept">
            <CheckIcon />
            <span>{t('role-models:keep.kept')}</span>
          </p>
          <Button kind="quiet" describedBy={titleId} onPress={() => put(null)}>
            {t('role-models:keep.letGo')}
          </Button>
        </>
      )}
      <output class="story-said">{said && said !== 'failed' && t(`role-models:keep.${said}`)}</output>
      <p class="story-failed" role="alert">
        {said === 'failed' && t('role-models:keep.failed')}
      </p>
    </div>
  )
}
