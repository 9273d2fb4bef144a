import { findStories, storyFacets } from '../../domain/story/find.ts'
import { type Near, nearestFirst } from '../../domain/story/likeness.ts'
import type { Story } from '../../domain/story/story.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { KeepIcon } from '../../ui/icons/keep-icon.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { Filter } from './filter.tsx'
import { useKeptStories } from './keeping.ts'
import { keptPath, minePath } from './paths.ts'
import { reasonWords } from './reason-words.ts'
import { StoryRow } from './row.tsx'
import { type Own, presentYear, useOwn, useStories } from './stories-here.ts'
import { presentWish } from './wish.ts'

/** Every story, those of people like oneself first. */
export function List() {
  usePage(t('role-models:title'))
  const stories = useStories()
  const own = useOwn()
  const kept = useKeptStories()
  return (
    <>
      <PageTitle>{t('role-models:title')}</PageTitle>
      <p>{t('role-models:lead')}</p>
      {kept && kept.length > 0 && (
        <p>
          <Link icon={KeepIcon} href={keptPath}>
            {t('role-models:keptCount', { count: kept.length })}
          </Link>
        </p>
      )}
      {stories === undefined || !own ? <Skeleton lines={8} /> : <Opened stories={stories} own={own} />}
      <section class="story-group story-write" aria-labelledby="stories-write">
        <h2 id="stories-write">{t('role-models:write.title')}</h2>
        <p>
          {t('role-models:write.text')} <Link href={minePath}>{t('role-models:write.do')}</Link>
        </p>
      </section>
    </>
  )
}

/** The list as it stands; null: no stories have come yet. */
export function Opened({ stories, own }: { stories: readonly Story[] | null; own: Own }) {
  if (stories === null || stories.length === 0) {
    const why = stories === null ? 'waiting' : 'empty'
    return (
      <div class="empty">
        <p class="empty-title">{t(`role-models:${why}.title`)}</p>
        <p>{t(`role-models:${why}.text`)}</p>
      </div>
    )
  }
  const wish = presentWish()
  const found = nearestFirst(own.traits, findStories(stories, wish, presentYear()), presentYear())
  const asks = storyFacets.some((facet) => wish[facet] !== null)
  return (
    <>
      <Filter stories={stories} wish={wish} own={own.field} />
      <output class="story-count">{t('role-models:found', { count: found.length })}</output>
      {found.length === 0 ? (
        <div class="empty">
          <p class="empty-title">{t('role-models:nothing.title')}</p>
          <p>{t('role-models:nothing.text')}</p>
        </div>
      ) : (
        <Found found={found} />
      )}
      {own.field === null && !asks && (
        <p class="support">
          {t('role-models:tellField')} <Link href="/me/profile/field">{t('role-models:tellFieldDo')}</Link>
        </p>
      )}
    </>
  )
}

function Found({ found }: { found: readonly Near[] }) {
  const near = found.filter(({ reasons }) => reasons.length > 0)
  const others = found.filter(({ reasons }) => reasons.length === 0)
  return (
    <>
      {near.length > 0 && (
        <section class="story-group" aria-labelledby="stories-near">
          <h2 id="stories-near">{t('role-models:near')}</h2>
          <p class="support">{t('role-models:nearHint')}</p>
          <ul class="story-list">
            {near.map(({ story, reasons }) => (
              <StoryRow key={story.id} story={story}>
                <p class="story-reason">{t('role-models:likeYou', { reasons: reasonWords(reasons) })}</p>
              </StoryRow>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section class="story-group" aria-labelledby="stories-others">
          <h2 id="stories-others">{t(near.length > 0 ? 'role-models:others' : 'role-models:all')}</h2>
          <ul class="story-list">
            {others.map(({ story }) => (
              <StoryRow key={story.id} story={story} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
