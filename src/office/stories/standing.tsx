import { useState } from 'preact/hooks'
import { hindrances } from '../../domain/story/consent.ts'
import { lackingIn } from '../../domain/story/draft.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { t } from '../../ui/text/text.ts'
import type { Deed, StoryDesk } from './use-story.ts'
import { fieldId, pathWords } from './words.ts'

/** What can be done with a story as it stands, and for what can't be done yet, why. */
export function Standing({ desk }: { desk: StoryDesk }) {
  const [asking, setAsking] = useState<Deed | null>(null)
  const { story, body, dirty, busy } = desk
  if (!story || !body) return null
  const { state, consent, sample } = story
  const hasPicture = story.picture !== null
  const lacking = lackingIn(body, hasPicture)
  const isReviewed = state === 'reviewed' && !dirty
  const toPublish = hindrances({ body, hasPicture, sample, consent, isReviewed }).filter((each) => each !== 'review')
  const waiting = story.sent ? ['sent'] : []
  const missing = isReviewed ? [...waiting, ...toPublish] : [...new Set([...waiting, ...lacking, ...toPublish])]
  const canReview = !dirty && state === 'draft' && !story.sent && lacking.length === 0
  const isLeaving = story.author?.isActive === false
  const canPublish = isReviewed && !story.sent && !isLeaving && toPublish.length === 0
  const doing = asking ?? 'publish'
  const step = nextStep({ state, dirty, isLeaving, isWhole: !story.sent && lacking.length === 0, canPublish })
  return (
    <section class="story-form" aria-labelledby="tell-standing">
      <h2 id="tell-standing">{t('office-stories:part.standing')}</h2>
      <p>{t(`office-stories:next.${step}`)}</p>
      {missing.length > 0 && (
        <div class="story-missing">
          <p id="tell-missing">{t('office-stories:lacking.title', { count: missing.length })}</p>
          <ul aria-labelledby="tell-missing">
            {missing.map((path) => (
              <li key={path}>
                <a
                  class="link"
                  href={`#${fieldId(path)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(fieldId(path))?.focus()
                  }}
                >
                  {pathWords(path)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="office-actions">
        {canPublish && (
          <Button kind="primary" busy={busy} onPress={() => setAsking('publish')}>
            {t('office-stories:deed.publish')}
          </Button>
        )}
        {canReview && (
          <Button kind="primary" busy={busy} onPress={() => setAsking('review')}>
            {t('office-stories:deed.review')}
          </Button>
        )}
        <Button kind="quiet" busy={busy} onPress={() => setAsking('withdraw')}>
          {t('office-stories:deed.withdraw')}
        </Button>
      </p>
      <Dialog
        open={asking !== null}
        title={t(`office-stories:ask.${doing}.title`)}
        onClose={() => setAsking(null)}
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t('office-stories:cancel')}</Button>
            <Button
              kind="primary"
              onPress={() => {
                setAsking(null)
                void desk.perform(doing)
              }}
            >
              {t(`office-stories:ask.${doing}.confirm`)}
            </Button>
          </>
        }
      >
        <p>{t(`office-stories:ask.${doing}.text`)}</p>
      </Dialog>
    </section>
  )
}

interface StandsAt {
  state: NonNullable<StoryDesk['story']>['state']
  dirty: boolean
  /** Whether its author's account is being closed. */
  isLeaving: boolean
  isWhole: boolean
  canPublish: boolean
}

function nextStep({ state, dirty, isLeaving, isWhole, canPublish }: StandsAt): 'save' | 'leaving' | 'published' | 'publish' | 'consent' | 'review' | 'fill' {
  if (dirty) return 'save'
  if (isLeaving) return 'leaving'
  if (state === 'published') return 'published'
  if (state === 'reviewed') return canPublish ? 'publish' : 'consent'
  return isWhole ? 'review' : 'fill'
}
