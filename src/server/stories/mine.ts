import type { MyStory, SendStory } from '../../api/my-story.ts'
import { dateInJapan } from '../../domain/business-days.ts'
import { type Json, sameJson } from '../../domain/json.ts'
import { languages } from '../../domain/language.ts'
import type { StoryBody } from '../../domain/story/draft.ts'
import { lackingToSend, wholeIn } from '../../domain/story/sending.ts'
import { lockAccount } from '../store/accounts.ts'
import type { SentStoryTable, StoryTable } from '../store/schema-stories.ts'
import type { Tx } from '../store/schema.ts'
import { willingSinceOf } from '../volunteers/willing.ts'
import { newStory } from './desk.ts'
import { bodyOf, consentOf, type KeptConsent } from './rows.ts'
import { ownStoryOf, tellAuthor } from './standing.ts'
import { withdrawStoriesOf } from './withdraw.ts'

/** Why nothing was taken; `lacking`: see `lackingToSend`. */
export type SendingRefusal = { refused: 'not-willing' | 'changed-meanwhile' | 'not-allowed-now' } | { refused: 'story-unready'; lacking: string[] }

/** All that the server knows of somebody as an author. */
export async function myStoryOf(tx: Tx, account: string): Promise<MyStory> {
  const invitation = await tx.selectFrom('storyInvitations').select('invitedAt').where('account', '=', account).executeTakeFirst()
  return { willingSince: await willingSinceOf(tx, account), invitedAt: invitation?.invitedAt ?? null, story: await ownStoryOf(tx, account) }
}

/** What is sent, with the hash of its content. */
type Sending = SendStory & { hash: string }

/**
 * Takes what an author sends of their story: a draft of the office's, or a newer text of the one there is. The same
 * content again changes nothing. What the office changed since the last sending is never written over: the newer text
 * then waits beside it. What is published stays until it is published anew.
 */
export async function sendStory(tx: Tx, account: string, sending: Sending, now: number): Promise<MyStory | SendingRefusal> {
  const person = await lockAccount(tx, account)
  if (person.standing !== 'active' || person.role !== 'registrant') return { refused: 'not-allowed-now' }
  const { body, consent, hash, rev } = sending
  const before = await tx.selectFrom('sentStories').selectAll().where('account', '=', account).executeTakeFirst()
  const story = before?.story == null ? undefined : await openStory(tx, before.story)
  if (story && before?.hash === hash) return myStoryOf(tx, account)
  if (!story && (await willingSinceOf(tx, account)) === null) return { refused: 'not-willing' }
  if (rev !== undefined && rev !== (before?.rev ?? 0)) return { refused: 'changed-meanwhile' }
  if (!consent.uses.includes('app')) return { refused: 'story-unready', lacking: ['consent'] }
  if (wholeIn(body).length === 0) return { refused: 'story-unready', lacking: leastLacking(body) }

  const at = new Date(now).toISOString()
  // Of the picture, which the office looks after, nothing is said in the app: what was agreed of it stays.
  const ofPicture = story && consentOf(story)?.uses.includes('picture') ? (['picture'] as const) : []
  const agreed: KeptConsent = { how: 'app', on: dateInJapan(now), uses: [...new Set([...consent.uses, ...ofPicture])], recorded: { by: person.name, at } }
  const row = story ?? newStory(body, account, now)
  const isBeside = story !== undefined && before?.body != null && !sameJson(bodyOf(story), JSON.parse(before.body) as Json)
  if (!story) await tx.insertInto('stories').values({ ...row, consent: JSON.stringify(agreed) }).execute()
  else await renew(tx, story, { body: isBeside ? story.body : JSON.stringify(body), consent: JSON.stringify(agreed), updatedAt: at, ...(isBeside ? {} : byAuthor) })
  await keepSent(tx, {
    account, story: row.id, rev: (before?.rev ?? 0) + 1, hash, body: JSON.stringify(body), sentAt: at, waitingSince: isBeside ? at : null,
    withdrawnAt: null, withdrawnFor: null,
  })
  await tellAuthor(tx, account, now)
  return myStoryOf(tx, account)
}

/** Nobody of the office has written what stands there now. */
const byAuthor = { writtenBy: null, writtenByName: null } as const

const leastLacking = (body: StoryBody): string[] =>
  languages.map((language) => lackingToSend(body, [language])).toSorted((a, b) => a.length - b.length)[0] ?? []

/** The story with its row held; undefined once it is withdrawn. */
async function openStory(tx: Tx, id: string): Promise<StoryTable | undefined> {
  const story = await tx.selectFrom('stories').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return story?.state === 'withdrawn' ? undefined : story
}

/** What came from the author has to be read, whoever read what was there before. */
async function renew(tx: Tx, { id, rev }: StoryTable, set: Partial<StoryTable>): Promise<void> {
  const unread = { state: 'draft', reviewedBy: null, reviewedByName: null, reviewedAt: null } as const
  await tx.updateTable('stories').set({ ...set, ...unread, rev: rev + 1 }).where('id', '=', id).execute()
}

async function keepSent(tx: Tx, row: SentStoryTable): Promise<void> {
  await tx.insertInto('sentStories').values(row).onConflict((it) => it.column('account').doUpdateSet(row)).execute()
}

/** Takes back what an author told, at once and everywhere. Done again it changes nothing. */
export async function withdrawMyStory(tx: Tx, account: string, now: number): Promise<MyStory> {
  await lockAccount(tx, account)
  await withdrawStoriesOf(tx, account, 'consent', now)
  return myStoryOf(tx, account)
}
