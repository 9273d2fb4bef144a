import type { OfficeStory } from '../../api/office-stories.ts'
import { type Language, languages } from '../../domain/language.ts'
import { type StoryBody, storyTexts } from '../../domain/story/draft.ts'
import { withSent } from '../../domain/story/sending.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { language, t } from '../../ui/text/text.ts'
import { yearsOf } from '../../ui/story/words.ts'
import { lately } from '../../ui/text/format.ts'
import type { StoryDesk } from './use-story.ts'
import { pathWords } from './words.ts'

type Change = { path: string; text: string; language: Language | null }

/** The texts in which what the author sent is other than what stands there. */
function changes(body: StoryBody, sent: StoryBody): Change[] {
  const merged = withSent(body, sent)
  const texts = storyTexts.flatMap((part) =>
    languages.filter((each) => merged[part][each] !== body[part][each]).map((each) => ({ path: `${part}.${each}`, text: merged[part][each], language: each })),
  )
  const routeIn = ({ route }: StoryBody) =>
    route.map(({ from, to, what, where }) => [from === null ? '' : yearsOf({ from, to }), what.ja || what.en, where.ja || where.en].filter(Boolean).join(t('story:between'))).join('\n')
  const isOther = JSON.stringify(merged.route) !== JSON.stringify(body.route)
  return [...texts, ...(isOther ? [{ path: 'route', text: routeIn(merged), language: null }] : [])]
}

/** Where what the author sent says something else than a text does. */
export function Differences({ body, sent }: { body: StoryBody; sent: StoryBody }) {
  const found = changes(body, sent)
  if (found.length === 0) return <p>{t('office-stories:sent.codes')}</p>
  return (
    <dl class="story-sent">
      {found.map(({ path, text, language: of }) => (
        <div key={path}>
          <dt>{pathWords(path)}</dt>
          <dd lang={of === null || of === language.value ? undefined : of}>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the author sent after the office had changed the story: to be put in, or let go, before it is read and published. */
export function SentText({ desk, story, body }: { desk: StoryDesk; story: OfficeStory; body: StoryBody }) {
  const { sent } = story
  if (!sent) return null
  return (
    <div id="tell-sent" tabIndex={-1}>
      <Notice
        kind="warning"
        title={t('office-stories:sent.title', { at: lately(Date.parse(sent.at)) })}
        actions={
          <>
            <Button busy={desk.busy || desk.dirty} onPress={() => void desk.decideSent('take')}>
              {t('office-stories:sent.take')}
            </Button>
            <Button busy={desk.busy || desk.dirty} onPress={() => void desk.decideSent('leave')}>
              {t('office-stories:sent.leave')}
            </Button>
          </>
        }
      >
        <p>{t(desk.dirty ? 'office-stories:sent.saveFirst' : 'office-stories:sent.text')}</p>
        <Differences body={body} sent={sent.body} />
      </Notice>
    </div>
  )
}
