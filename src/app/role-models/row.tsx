import type { ComponentChildren } from 'preact'
import type { Story } from '../../domain/story/story.ts'
import { Tag } from '../../ui/controls/Tag.tsx'
import { factsLine } from '../../ui/story/words.ts'
import { local, t } from '../../ui/text/text.ts'
import { storyPath } from './paths.ts'
import { Portrait } from './picture.tsx'

export interface StoryRowProps {
  story: Story
  /** What more is to be said of it here. */
  children?: ComponentChildren
  level?: 2 | 3
}

/** A story in a list: who it is, what became of them, and where. */
export function StoryRow({ story, children, level = 3 }: StoryRowProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <li class="story-row">
      <Portrait story={story} />
      <div class="story-row-words">
        <p class="story-row-name">
          {local(story.name)} {story.sample && <Tag>{t('role-models:sample')}</Tag>}
        </p>
        <Heading class="story-row-title">
          <a class="link" href={storyPath(story.id)}>
            {local(story.title)}
          </a>
        </Heading>
        <p class="story-row-facts">{factsLine(story).join(t('story:between'))}</p>
        {children}
      </div>
    </li>
  )
}
