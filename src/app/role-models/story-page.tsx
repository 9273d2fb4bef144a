import { inCommon, moreLike, nearness } from '../../domain/story/likeness.ts'
import type { Story } from '../../domain/story/story.ts'
import { traitsOf } from '../../domain/story/traits.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PrintIcon } from '../../ui/icons/posting-icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { StoryView, storyTitleId } from '../../ui/story/story-view.tsx'
import { local, t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { KeepButton } from './keep-button.tsx'
import { useKeptStories } from './keeping.ts'
import { LetGo } from './let-go.tsx'
import { listPath } from './paths.ts'
import { Large } from './picture.tsx'
import { reasonWords } from './reason-words.ts'
import { StoryRow } from './row.tsx'
import { type Own, presentYear, useOwn, useStories } from './stories-here.ts'

/** One story, to be read. */
export function StoryPage({ id }: { id: string }) {
  const stories = useStories()
  const own = useOwn()
  if (stories === undefined || !own) return <Skeleton lines={8} />
  const story = stories?.find((each) => each.id === id)
  return (
    <>
      {story ? <Opened story={story} all={stories ?? []} own={own} /> : <Gone id={id} waiting={stories === null} />}
      <p class="actions story-back">
        <Link kind="quiet" icon={BackIcon} href={listPath}>
          {t('role-models:back')}
        </Link>
      </p>
    </>
  )
}

/** A story as it stands, with what can be done with it and the stories that are like it. */
export function Opened({ story, all, own }: { story: Story; all: readonly Story[]; own: Own }) {
  usePage(local(story.title))
  const year = presentYear()
  const shared = inCommon(own.traits, traitsOf(story, year))
  const more = moreLike(story, all, year)
  return (
    <>
      <StoryView
        story={story}
        level={1}
        picture={story.picture && <Large picture={story.picture} />}
        below={
          <>
            {nearness(shared) > 0 && <p class="story-reason">{t('role-models:likeYou', { reasons: reasonWords(shared) })}</p>}
            <div class="story-actions">
              <KeepButton id={story.id} titleId={storyTitleId} />
              <Button kind="quiet" icon={PrintIcon} onPress={() => print()}>
                {t('role-models:print')}
              </Button>
            </div>
          </>
        }
      />
      {more.length > 0 && (
        <section class="story-group story-more" aria-labelledby="stories-more">
          <h2 id="stories-more">{t('role-models:more')}</h2>
          <ul class="story-list">
            {more.map(({ story: other, reasons }) => (
              <StoryRow key={other.id} story={other}>
                <p class="story-reason">{t('role-models:like', { reasons: reasonWords(reasons) })}</p>
              </StoryRow>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** In place of a story that is not here: not yet, or not any more. */
function Gone({ id, waiting }: { id: string; waiting: boolean }) {
  const why = waiting ? 'waiting' : 'gone'
  const kept = useKeptStories()?.find((each) => each.id === id)
  usePage(t(`role-models:${why}.title`))
  return (
    <>
      <PageTitle>{t(`role-models:${why}.title`)}</PageTitle>
      <p>{t(`role-models:${why}.text`)}</p>
      {kept && !waiting && (
        <p class="actions">
          <LetGo kept={kept} />
        </p>
      )}
    </>
  )
}
