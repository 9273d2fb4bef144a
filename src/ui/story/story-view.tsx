import './story-view.css'
import type { ComponentChildren } from 'preact'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Story } from '../../domain/story/story.ts'
import { Notice } from '../controls/Notice.tsx'
import { PageTitle } from '../layout/PageTitle.tsx'
import { countryWords } from '../text/format.ts'
import { language, local, t } from '../text/text.ts'
import { Initial } from './portrait.tsx'
import { Timeline } from './timeline.tsx'
import { TreeView } from './tree-view.tsx'

export interface StoryViewProps {
  story: Story
  /** 1: its title is that of the page. */
  level: 1 | 2
  /** The picture, where there is one. */
  picture?: ComponentChildren
  /** What stands between the head and all the rest. */
  below?: ComponentChildren
}

/** Where the title of a story that is a page of its own can be referred to. */
export const storyTitleId = 'story-title'

/** A whole story as registrants read it. */
export function StoryView({ story, level, picture, below }: StoryViewProps) {
  const { name, title, lead, today, route, text, otherwise } = story
  return (
    <article class="story">
      {story.sample && <Notice kind="warning" title={t('story:sample')} />}
      <header class="story-head">
        {level === 1 ? (
          <PageTitle>
            <span id={storyTitleId}>{local(title)}</span>
          </PageTitle>
        ) : (
          <h2>{local(title)}</h2>
        )}
        <div class="story-person">
          {story.picture === null && <Initial name={name} />}
          <div>
            <p class="story-name">{local(name)}</p>
            <p class="story-today">{local(today)}</p>
          </div>
        </div>
        {picture}
      </header>
      {below}
      <p class="story-lead">{local(lead)}</p>
      <Facts story={story} />
      <section class="story-part" aria-labelledby="story-route">
        <h2 id="story-route">{t('story:route')}</h2>
        <Timeline route={route} />
      </section>
      <section class="story-part" aria-label={t('story:text')}>
        <TreeView tree={text[language.value]} />
      </section>
      <section class="story-part story-otherwise" aria-labelledby="story-otherwise">
        <h2 id="story-otherwise">{t('story:otherwise')}</h2>
        <p>{local(otherwise)}</p>
      </section>
    </article>
  )
}

function Facts({ story: { sector, country, fields, doctorateIn, support } }: { story: Story }) {
  const facts = [
    { label: t('story:fact.sector'), words: [t(`story:sector.${sector}`)] },
    { label: t('story:fact.country'), words: [countryWords(country)] },
    { label: t('story:fact.field'), words: fields.map((code) => researchFieldName(code, language.value)) },
    { label: t('story:fact.doctorate'), words: [t('story:year', { year: String(doctorateIn) })] },
    { label: t('story:fact.support'), words: (support.length === 0 ? (['none'] as const) : support).map((code) => t(`story:support.${code}`)) },
  ]
  return (
    <dl class="story-facts">
      {facts.map(({ label, words }) => (
        <div key={label}>
          <dt>{label}</dt>
          {words.map((word) => (
            <dd key={word}>{word}</dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
