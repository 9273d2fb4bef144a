import { useEffect, useRef, useState } from 'preact/hooks'
import { type OfficeStory, officeStorySchema } from '../../api/office-stories.ts'
import { sameJson } from '../../domain/json.ts'
import type { StoryConsent } from '../../domain/story/consent.ts'
import { type StoryBody, storyBodySchema } from '../../domain/story/draft.ts'
import { type Asked, ask } from '../ask.ts'
import { forgetUnsaved, keepUnsaved, readUnsaved } from './unsaved.ts'

/** What was done last, to be said. */
export type Done = 'saved' | 'picture' | 'pictureGone' | 'consent' | 'review' | 'publish' | 'withdraw' | 'restored' | 'sentTaken' | 'sentLeft'
export type Deed = 'review' | 'publish' | 'withdraw'

/** One story on the desk: as it is stored, and as it is being written. */
export interface StoryDesk {
  story: OfficeStory | null
  body: StoryBody | null
  /** Whether something is written that is not stored. */
  dirty: boolean
  busy: boolean
  failure: Asked<unknown> | null
  done: Done | null
  /** What somebody else stored meanwhile, to be decided on. */
  theirs: OfficeStory | null
  /** What its author sent meanwhile, if that is among what changed; null: they sent nothing, or somebody wrote on it since. */
  sentMeanwhile: StoryBody | null
  /** Fields that can't be stored as they are: too long, or a year that is none. */
  wrong: readonly string[]
  change: (next: StoryBody) => void
  save: () => Promise<void>
  perform: (deed: Deed) => Promise<void>
  putConsent: (consent: StoryConsent | null) => Promise<void>
  putPicture: (file: Blob) => Promise<void>
  removePicture: () => Promise<void>
  /** Puts what the author sent in, or lets it go. */
  decideSent: (choice: 'take' | 'leave') => Promise<void>
  /** `mine` goes on with what is written here on top of theirs, `theirs` takes its place. */
  settle: (which: 'mine' | 'theirs') => void
  /** Throws away what is not stored. */
  discard: () => void
}

const at = (id: string, deed = '') => `/api/office/stories/${encodeURIComponent(id)}${deed}`

/** Opens a story, with what was being written of it before a reload. */
export function useStory(id: string): StoryDesk {
  const [story, setStory] = useState<OfficeStory | null>(null)
  const [body, putBody] = useState<StoryBody | null>(null)
  /** What is written by now: an answer comes to what was written when it was asked for, and people go on writing. */
  const newest = useRef<StoryBody | null>(null)
  const setBody = (next: StoryBody | null) => {
    newest.current = next
    putBody(next)
  }
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [theirs, setTheirs] = useState<OfficeStory | null>(null)
  /** The sending of its author on which what is written was begun: of a newer one nothing is in it. */
  const [begun, setBegun] = useState(0)
  const show = (next: OfficeStory, written: StoryBody | null = next.body, sending = next.sending) => {
    const isStored = next.body === null || sameJson(written, next.body)
    setStory(next)
    setBody(next.body && written)
    setTheirs(null)
    setBegun(isStored ? next.sending : sending)
    if (isStored) forgetUnsaved(id)
    else if (written) keepUnsaved(id, { rev: next.rev, sending, body: written })
  }
  useEffect(() => {
    void ask('GET', at(id), officeStorySchema).then((answer) => {
      if (!answer.ok) return setFailure(answer)
      const unsaved = readUnsaved(id)
      if (!unsaved || answer.value.body === null) return show(answer.value)
      setDone('restored')
      setStory(answer.value)
      setBody(unsaved.body)
      setBegun(unsaved.sending)
      if (unsaved.rev !== answer.value.rev) setTheirs(answer.value)
    })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each story
  }, [id])

  /**
   * Asks for something to be done to the story as it was on screen; what is being written stays, also what was written
   * meanwhile. `fresh`: the answer brings another text, which is shown in place of one that is as it was.
   */
  const act = async (method: 'POST' | 'PUT', path: string, sent: unknown, what: Done, fresh = false): Promise<void> => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    setDone(null)
    const answer = await ask(method, path, officeStorySchema, sent)
    setBusy(false)
    if (answer.ok) {
      setDone(what)
      // Once it is stored, the server keeps beside it what was not in it.
      return show(answer.value, fresh && sameJson(newest.current, body) ? answer.value.body : newest.current, what === 'saved' ? answer.value.sending : begun)
    }
    if (answer.problem?.code !== 'changed-meanwhile' && answer.problem?.code !== 'not-allowed-now') return setFailure(answer)
    const now = await ask('GET', at(id), officeStorySchema)
    if (!now.ok) return setFailure(now)
    // What its person took back is nobody's to write on.
    if (now.value.body === null) show(now.value)
    else if (now.value.rev === story?.rev) setFailure(answer)
    else setTheirs(now.value)
  }
  const rev = story?.rev ?? 0
  const checked = body && storyBodySchema.safeParse(body)
  const wrong = checked && !checked.success ? [...new Set(checked.error.issues.map(({ path }) => path.map(String).join('.')))] : []
  return {
    story,
    body,
    dirty: story !== null && body !== null && !sameJson(body, story.body),
    busy,
    failure,
    done,
    theirs,
    sentMeanwhile: theirs && theirs.sending !== begun ? (theirs.sent?.body ?? (theirs.writtenBy === null ? theirs.body : null)) : null,
    wrong,
    change(next) {
      setDone(null)
      setBody(next)
      keepUnsaved(id, { rev, sending: begun, body: next })
    },
    async save() {
      if (wrong.length === 0) await act('PUT', at(id), { rev, sending: begun, body }, 'saved')
    },
    perform: (deed) => act('POST', at(id, `/${deed}`), { rev }, deed),
    putConsent: (consent) => act('PUT', at(id, '/consent'), { rev, consent }, 'consent'),
    putPicture: (file) => act('POST', at(id, `/picture?rev=${rev}`), file, 'picture'),
    removePicture: () => act('POST', at(id, '/picture/remove'), { rev }, 'pictureGone'),
    // Nothing may be unsaved here: what is taken in would stand below it unseen.
    decideSent: (choice) => act('POST', at(id, '/sent'), { rev, choice }, choice === 'take' ? 'sentTaken' : 'sentLeft', true),
    settle(which) {
      if (!theirs) return
      setDone(null)
      if (which === 'mine') show(theirs, body, begun)
      else show(theirs)
    },
    discard() {
      setDone(null)
      if (story) show(story)
    },
  }
}
