import '../styles/office-stories.css'
import { useEffect, useRef } from 'preact/hooks'
import type { OfficeStory } from '../../api/office-stories.ts'
import type { StoryBody } from '../../domain/story/draft.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, lately } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { ConsentForm } from './consent-form.tsx'
import { PictureForm } from './picture-form.tsx'
import { Preview } from './preview.tsx'
import { Differences, SentText } from './sent-text.tsx'
import { RouteForm } from './route-form.tsx'
import { Standing } from './standing.tsx'
import { FindingForm, PersonForm } from './telling-form.tsx'
import { TextForm } from './text-form.tsx'
import { type StoryDesk, useStory } from './use-story.ts'
import { stateTags } from './words.ts'

/** One story on the desk. */
export function StoryPage({ id }: { id: string }) {
  const desk = useStory(id)
  const { story, body, failure } = desk
  const name = body && (body.name[language.value].trim() || body.name.ja.trim() || body.name.en.trim())
  const title = name || t('office-stories:one')
  usePage(title)
  return (
    <>
      <Link href="/office/stories" icon={BackIcon}>
        {t('office-stories:back')}
      </Link>
      <PageTitle>{title}</PageTitle>
      {story === null && failure === null && <Skeleton lines={8} />}
      {story && (
        <p class="story-state">
          <Tag kind={stateTags[story.state]}>{t(`office-stories:state.${story.state}`)}</Tag>
          {story.isPublished && story.state !== 'published' && <Tag kind="success">{t('office-stories:earlierPublished')}</Tag>}
          {story.sample && <Tag>{t('office-stories:sample')}</Tag>}
          {story.author && (
            <>
              <Tag kind="info">{t('office-stories:byAuthor')}</Tag>
              <Link href={`/office/registrants/${encodeURIComponent(story.author.account)}`}>{story.author.name}</Link>
            </>
          )}
        </p>
      )}
      {story && <p class="office-quiet">{standsSince(story)}</p>}
      {story && body && <Editor desk={desk} story={story} body={body} />}
      {(story === null || body === null) && (
        <>
          <Failure of={failure} />
          <output>{desk.done === 'withdraw' && <Notice kind="success" title={t('office-stories:done.withdraw')} />}</output>
        </>
      )}
    </>
  )
}

function standsSince({ state, hasAuthor, writtenBy, reviewed, publishedAt, withdrawnAt, withdrawnFor, updatedAt }: OfficeStory): string {
  const at = (when: string) => lately(Date.parse(when))
  if (state === 'withdrawn') return t(`office-stories:since.withdrawn.${withdrawnFor ?? 'office'}`, { at: at(withdrawnAt ?? updatedAt) })
  const written = writtenBy === null ? t(hasAuthor ? 'office-stories:since.arrived' : 'office-stories:since.changed', { at: at(updatedAt) }) : t('office-stories:since.written', { by: writtenBy })
  const lines = [
    written,
    ...(reviewed ? [t('office-stories:since.reviewed', { by: reviewed.by, at: at(reviewed.at) })] : []),
    ...(publishedAt === null ? [] : [t('office-stories:since.published', { at: date(publishedAt) })]),
  ]
  return lines.join(t('office-stories:since.between'))
}

function Editor({ desk, story, body }: { desk: StoryDesk; story: OfficeStory; body: StoryBody }) {
  const { dirty, busy, done, failure, wrong } = desk
  const parts = { body, onChange: desk.change, wrong }
  return (
    <form
      class="office-form office-wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void desk.save()
      }}
    >
      <div role="alert">
        <Conflict desk={desk} body={body} />
      </div>
      <SentText desk={desk} story={story} body={story.body ?? body} />
      <PersonForm {...parts} />
      <FindingForm {...parts} />
      <RouteForm {...parts} />
      <TextForm {...parts} />
      <PictureForm
        picture={story.picture}
        alt={body.alt}
        wrong={wrong}
        busy={busy}
        onAlt={(alt) => desk.change({ ...body, alt })}
        onPut={(file) => void desk.putPicture(file)}
        onRemove={() => void desk.removePicture()}
      />
      <ConsentForm consent={story.consent} busy={busy} onPut={(consent) => void desk.putConsent(consent)} />
      <Preview story={story} body={body} />
      <Standing desk={desk} />
      <div class="story-save">
        <Failure of={failure} />
        <output>
          {done && <Notice kind={done === 'restored' ? 'info' : 'success'} title={t(`office-stories:done.${done}`)} />}
        </output>
        <p class="office-actions">
          <Button type="submit" kind={dirty ? 'primary' : 'secondary'} busy={busy || !dirty || desk.theirs !== null}>
            {t('office-stories:save')}
          </Button>
          <span class="office-quiet">{wrong.length > 0 ? t('office-stories:wrong') : t(dirty ? 'office-stories:unsaved' : 'office-stories:stored')}</span>
          {dirty && desk.theirs === null && (
            <Button kind="quiet" busy={busy} onPress={() => desk.discard()}>
              {t('office-stories:discard')}
            </Button>
          )}
        </p>
      </div>
    </form>
  )
}

/** What somebody else stored, or its author sent, since what stands here was begun. */
function Conflict({ desk: { theirs, sentMeanwhile, settle }, body }: { desk: StoryDesk; body: StoryBody }) {
  const place = useRef<HTMLDivElement>(null)
  // Whoever saves may be far below it.
  useEffect(() => place.current?.focus(), [theirs])
  if (!theirs) return null
  const at = lately(Date.parse(theirs.updatedAt))
  const changed = t('office-stories:conflict.title', { by: theirs.writtenBy ?? t('office-stories:conflict.somebody'), at })
  return (
    <div ref={place} tabIndex={-1}>
      <Notice
        kind="warning"
        title={sentMeanwhile ? t('office-stories:sent.title', { at }) : changed}
        actions={
          <>
            <Button onPress={() => settle('theirs')}>{t('office-stories:conflict.theirs')}</Button>
            <Button onPress={() => settle('mine')}>{t('office-stories:conflict.mine')}</Button>
          </>
        }
      >
        <p>{t('office-stories:conflict.text')}</p>
        {sentMeanwhile && (
          <>
            <p>{t('office-stories:conflict.sent')}</p>
            <Differences body={body} sent={sentMeanwhile} />
          </>
        )}
      </Notice>
    </div>
  )
}
