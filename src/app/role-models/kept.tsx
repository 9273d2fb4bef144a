import { useRef, useState } from 'preact/hooks'
import type { Story } from '../../domain/story/story.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { type KeptStory, setKept, useKeptStories } from './keeping.ts'
import { listPath } from './paths.ts'
import { StoryRow } from './row.tsx'
import { useStories } from './stories-here.ts'

/** The stories that were kept, the last one first; of one that is not published any more only that it was kept. */
export function Kept() {
  usePage(t('role-models:keptPage.title'))
  const kept = useKeptStories()
  const stories = useStories()
  return (
    <>
      <PageTitle>{t('role-models:keptPage.title')}</PageTitle>
      <p>{t('role-models:keptPage.lead')}</p>
      {!kept || stories === undefined ? <Skeleton lines={6} /> : <Opened kept={kept} stories={stories} />}
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href={listPath}>
          {t('role-models:back')}
        </Link>
      </p>
    </>
  )
}

/** The kept stories as they stand; `stories` null: none has come yet. */
export function Opened({ kept, stories }: { kept: readonly KeptStory[]; stories: readonly Story[] | null }) {
  const [letGo, setLetGo] = useState<KeptStory | null>(null)
  const [failed, setFailed] = useState(false)
  const saidRef = useRef<HTMLDivElement>(null)
  const put = async (one: KeptStory, since: string | null) => {
    const book = notebook.value
    if (!book) return
    try {
      await setKept(book, one.id, since)
      setFailed(false)
      setLetGo(since === null ? one : null)
      // The row with the button is gone: the reader's place is where it can be undone.
      if (since === null) queueMicrotask(() => saidRef.current?.focus())
    } catch (error) {
      console.error('a story could not be let go', error)
      setFailed(true)
    }
  }
  return (
    <>
      <div class="story-undo" ref={saidRef} tabIndex={-1}>
        <output>{letGo && t('role-models:keep.didLetGo')}</output>
        {letGo && <Button onPress={() => void put(letGo, letGo.since)}>{t('role-models:keep.undo')}</Button>}
        <p class="story-failed" role="alert">
          {failed && t('role-models:keep.failed')}
        </p>
      </div>
      {kept.length === 0 ? (
        <div class="empty">
          <p class="empty-title">{t('role-models:keptPage.empty')}</p>
          <p>{t('role-models:keptPage.emptyText')}</p>
        </div>
      ) : (
        <ul class="story-list">
          {kept.map((one) => (
            <KeptRow key={one.id} kept={one} story={stories?.find(({ id }) => id === one.id)} waiting={stories === null} onLetGo={() => void put(one, null)} />
          ))}
        </ul>
      )}
    </>
  )
}

interface KeptRowProps {
  kept: KeptStory
  story: Story | undefined
  /** Nothing is known yet of what is published. */
  waiting: boolean
  onLetGo: () => void
}

function KeptRow({ kept, story, waiting, onLetGo }: KeptRowProps) {
  const since = `kept-${kept.id}`
  const end = (
    <p class="story-kept-end">
      <span class="support" id={since}>
        {t('role-models:keptPage.since', { date: date(kept.since) })}
      </span>
      <Button kind="quiet" describedBy={since} onPress={onLetGo}>
        {t('role-models:keep.letGo')}
      </Button>
    </p>
  )
  if (story) {
    return (
      <StoryRow story={story} level={2}>
        {end}
      </StoryRow>
    )
  }
  return (
    <li class="story-row">
      <div class="story-row-words">
        <p>{t(waiting ? 'role-models:keptPage.waiting' : 'role-models:keptPage.withdrawn')}</p>
        {end}
      </div>
    </li>
  )
}
