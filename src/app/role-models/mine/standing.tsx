import { useEffect, useState } from 'preact/hooks'
import type { OwnStory } from '../../../api/my-story.ts'
import { sendingHash } from '../../../domain/story/sending.ts'
import type { OwnDraft } from '../../../domain/story/own-draft.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Dialog } from '../../../ui/controls/Dialog.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { date } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { storyPath } from '../paths.ts'
import { Missed, type MissedWhy } from './missed.tsx'
import { askMine } from './own-story.ts'
import { usesOf } from './uses.ts'

const noticeKinds = { received: 'success', reading: 'info', published: 'success', withdrawn: 'warning' } as const

/** Whether what stands here is other than what was sent last; undefined: not known yet. */
function useChanged({ hash }: OwnStory, { body }: OwnDraft): boolean | undefined {
  const [changed, setChanged] = useState<boolean>()
  const written = JSON.stringify(body)
  useEffect(() => {
    let gone = false
    Promise.all([usesOf(true), usesOf(false)].map((uses) => sendingHash(body, uses))).then(
      (hashes) => !gone && setChanged(!hashes.includes(hash)),
      (error: unknown) => console.warn('whether something changed since it was sent could not be told', error),
    )
    return () => {
      gone = true
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `written` is the body
  }, [hash, written])
  return changed
}

/** What became of what was sent, and the way to take it back. */
export function Standing({ standing, own }: { standing: OwnStory; own: OwnDraft }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [missed, setMissed] = useState<MissedWhy | null>(null)
  const changed = useChanged(standing, own)
  const { state, published, sentAt, since, withdrawnFor } = standing
  const isOpen = state !== 'withdrawn'
  const withdraw = async () => {
    setAsking(false)
    setBusy(true)
    const asked = await askMine('DELETE')
    setBusy(false)
    setMissed(asked.ok ? null : asked)
  }
  return (
    <div class="my-part">
      <output>
        <Notice
          kind={noticeKinds[state]}
          title={t(`my-story:standing.${state}.title`)}
          {...(published === null
            ? {}
            : {
                actions: (
                  <Link kind="secondary" href={storyPath(published)}>
                    {t('my-story:standing.read')}
                  </Link>
                ),
              })}
        >
          <p>{state === 'withdrawn' ? t(`my-story:standing.withdrawn.${withdrawnFor === 'office' ? 'office' : 'own'}`, { date: date(since) }) : t(`my-story:standing.${state}.text`, { date: date(sentAt) })}</p>
          {published !== null && state !== 'published' && <p>{t('my-story:standing.earlier')}</p>}
          {isOpen && changed && <p>{t('my-story:standing.changed')}</p>}
        </Notice>
      </output>
      {missed && <Missed why={missed} />}
      {isOpen && (
        <p class="actions">
          <Button kind="quiet" busy={busy} onPress={() => setAsking(true)}>
            {t('my-story:withdraw.button')}
          </Button>
        </p>
      )}
      <Dialog
        open={asking}
        title={t('my-story:withdraw.title')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('my-story:withdraw.cancel')}</Button>
            <Button kind="primary" onPress={() => void withdraw()}>
              {t('my-story:withdraw.confirm')}
            </Button>
          </>
        }
      >
        <p>{t(published === null ? 'my-story:withdraw.draft' : 'my-story:withdraw.published')}</p>
        <p>{t('my-story:withdraw.stays')}</p>
      </Dialog>
    </div>
  )
}
