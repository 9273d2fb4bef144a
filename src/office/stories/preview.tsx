import { useMemo, useState } from 'preact/hooks'
import type { OfficeStory } from '../../api/office-stories.ts'
import { emptyStretch, lackingIn, type StoryBody, storyTexts } from '../../domain/story/draft.ts'
import { storyOf } from '../../domain/story/publish.ts'
import type { Story } from '../../domain/story/story.ts'
import { StoryView } from '../../ui/story/story-view.tsx'
import { local, t } from '../../ui/text/text.ts'
import { usePictureAddress } from './picture-form.tsx'
import { useSettled } from './use-settled.ts'

/** The whole story as registrants will read it, in the language of the page, whatever of its words is still missing. */
export function Preview({ story, body }: { story: OfficeStory; body: StoryBody }) {
  const [open, setOpen] = useState(false)
  return (
    <section class="story-form" aria-labelledby="tell-preview">
      <h2 id="tell-preview">{t('office-stories:part.preview')}</h2>
      <p class="office-actions">
        <button type="button" class="button button-secondary" aria-expanded={open} aria-controls="tell-preview-page" onClick={() => setOpen(!open)}>
          {t(open ? 'office-stories:preview.close' : 'office-stories:preview.open')}
        </button>
      </p>
      <div id="tell-preview-page" hidden={!open}>
        {open && <Page story={story} body={body} />}
      </div>
    </section>
  )
}

function Page({ story, body }: { story: OfficeStory; body: StoryBody }) {
  const settled = useSettled(body, 200)
  const unwritten = t('office-stories:preview.unwritten')
  const shown = useMemo(() => filledStory(story, settled, unwritten), [story, settled, unwritten])
  const href = usePictureAddress(story.picture)
  if (!shown) return <p>{t('office-stories:preview.codes')}</p>
  const { picture } = shown
  return (
    <div class="story-preview">
      <StoryView
        story={shown}
        level={2}
        {...(picture && href !== null ? { picture: <img class="story-picture" src={href} width={picture.width} height={picture.height} alt={local(picture.alt)} /> } : {})}
      />
    </div>
  )
}

/** The story with a word in the place of each that is missing; null as long as it can't be told where it belongs. */
function filledStory({ id, sample, picture, publishedAt }: OfficeStory, body: StoryBody, unwritten: string): Story | null {
  const fill = ({ ja, en }: { ja: string; en: string }) => ({ ja: ja.trim() || unwritten, en: en.trim() || unwritten })
  const texts = Object.fromEntries(storyTexts.map((each) => [each, fill(body[each])])) as Pick<StoryBody, (typeof storyTexts)[number]>
  const route = body.route.map((stretch) => ({ ...emptyStretch, ...stretch, what: fill(stretch.what), where: fill(stretch.where) }))
  const filled = { ...body, ...texts, route, alt: fill(body.alt) }
  if (lackingIn(filled, picture !== null).length > 0) return null
  return storyOf(filled, { id, sample, picture, publishedAt: publishedAt ?? new Date(0).toISOString() })
}
