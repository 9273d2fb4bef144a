import type { OfficeStory, StorySummary } from '../../api/office-stories.ts'
import { hindrances, type StoryConsent } from '../../domain/story/consent.ts'
import { sameJson } from '../../domain/json.ts'
import { emptyStory, lackingIn, type StoryBody, storyBodySchema } from '../../domain/story/draft.ts'
import { storyOf } from '../../domain/story/publish.ts'
import { withSent } from '../../domain/story/sending.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { forgetPictures, publishStories } from '../catalogue/stories.ts'
import { newId } from '../random.ts'
import { lockAccount } from '../store/accounts.ts'
import type { StoryTable } from '../store/schema-stories.ts'
import type { Tx } from '../store/schema.ts'
import type { SmallPicture } from './picture.ts'
import { bodyOf, consentOf, type KeptConsent, pictureOf, publishedOf, readStory, summaryOf, waitingText } from './rows.ts'
import { tellAuthor } from './standing.ts'
import { clearStory } from './withdraw.ts'

/** Who does something to a story, and when. */
export interface Hand {
  actor: Actor
  now: number
}
/** The story as it was on screen. */
interface Seen {
  id: string
  rev: number
}
/** Why nothing was done; `lacking`: see `hindrances`. */
export type StoryRefusal = { refused: 'not-found' | 'changed-meanwhile' | 'not-allowed-now' | 'story-published' } | { refused: 'story-unready'; lacking: string[] }
type Outcome = Promise<OfficeStory | StoryRefusal>

/** Every story in short, the one touched last first. */
export async function allStories(tx: Tx, { actor, now }: Hand): Promise<StorySummary[]> {
  const rows = await tx.selectFrom('stories').selectAll().orderBy('updatedAt', 'desc').orderBy('id').execute()
  await recordAudit(tx, { actor, action: 'story.list' }, now)
  return rows.map(summaryOf)
}

/** One story, whole. */
export async function openStory(tx: Tx, id: string, { actor, now }: Hand): Outcome {
  const row = await tx.selectFrom('stories').select('account').where('id', '=', id).executeTakeFirst()
  if (!row) return { refused: 'not-found' }
  await recordAudit(tx, { actor, action: 'story.open', account: row.account, detail: { story: id } }, now)
  return readStory(tx, id)
}

/** A row of a story that begins now. Ids are names that a field of a notebook may have. */
export function newStory(body: StoryBody, account: string | null, now: number): StoryTable {
  const at = new Date(now).toISOString()
  return {
    id: `s${newId()}`, state: 'draft', rev: 1, sample: 0, account, body: JSON.stringify(body), published: null, picture: null, consent: null,
    writtenBy: null, writtenByName: null, reviewedBy: null, reviewedByName: null, reviewedAt: null, publishedAt: null, withdrawnAt: null,
    withdrawnFor: null, createdAt: at, updatedAt: at,
  }
}

/** Begins a story as an empty draft. */
export async function addStory(tx: Tx, { actor, now }: Hand): Promise<OfficeStory> {
  const row = { ...newStory(emptyStory, null, now), writtenBy: actor.account, writtenByName: actor.name }
  await tx.insertInto('stories').values(row).execute()
  await recordAudit(tx, { actor, action: 'story.written', detail: { story: row.id } }, now)
  return readStory(tx, row.id)
}

/** The story with its row held, and before it that of its author, if it is as it was on screen and not withdrawn. */
async function take(tx: Tx, { id, rev }: Seen): Promise<StoryTable | StoryRefusal> {
  const author = await tx.selectFrom('stories').select('account').where('id', '=', id).executeTakeFirst()
  // In the order in which an author's own sending takes them.
  if (author?.account != null) await lockAccount(tx, author.account)
  const row = await tx.selectFrom('stories').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return { refused: 'not-found' }
  if (row.state === 'withdrawn') return { refused: 'not-allowed-now' }
  return row.rev === rev ? row : { refused: 'changed-meanwhile' }
}

/** Stores a change and notes it. */
async function change(tx: Tx, row: StoryTable, set: Partial<StoryTable>, { action, hand: { actor, now } }: { action: string; hand: Hand }): Promise<OfficeStory> {
  const changed = { ...set, rev: row.rev + 1, updatedAt: new Date(now).toISOString() }
  await tx.updateTable('stories').set(changed).where('id', '=', row.id).execute()
  await forgetPictures(tx, { ...row, ...changed })
  await recordAudit(tx, { actor, action, account: row.account, detail: { story: row.id } }, now)
  await tellAuthor(tx, row.account, now)
  return readStory(tx, row.id)
}

/** What is written has to be read anew before it is published. */
const writtenNow = ({ actor }: Hand) =>
  ({ state: 'draft', writtenBy: actor.account, writtenByName: actor.name, reviewedBy: null, reviewedByName: null, reviewedAt: null }) as const

/**
 * Writes a story anew: a draft again, whatever is published of it stays until it is published anew. What its author sent
 * after `sending` then waits beside it.
 */
export async function writeStory(tx: Tx, { body, sending, ...seen }: Seen & { body: StoryBody; sending: number }, hand: Hand): Outcome {
  const row = await take(tx, seen)
  if ('refused' in row) return row
  await keepBeside(tx, row, { body, sending })
  return change(tx, row, { ...writtenNow(hand), body: JSON.stringify(body) }, { action: 'story.written', hand })
}

/** Lets what the author sent after `sending` wait for a decision, unless all of it is in the body. */
async function keepBeside(tx: Tx, { id }: StoryTable, { body, sending }: { body: StoryBody; sending: number }): Promise<void> {
  const sent = await tx.selectFrom('sentStories').selectAll().where('story', '=', id).executeTakeFirst()
  if (!sent || sent.body === null || sent.rev === sending) return
  if (sameJson(withSent(body, storyBodySchema.parse(JSON.parse(sent.body))), body)) return
  await tx.updateTable('sentStories').set({ waitingSince: sent.sentAt }).where('story', '=', id).execute()
}

/** Puts a picture in the place of the one there is, or takes it away. */
export async function putPicture(tx: Tx, { picture, ...seen }: Seen & { picture: SmallPicture | null }, hand: Hand): Outcome {
  const row = await take(tx, seen)
  if ('refused' in row) return row
  if (picture) {
    const kept = { ...picture, story: row.id, createdAt: new Date(hand.now).toISOString() }
    await tx.insertInto('pictures').values(kept).onConflict((it) => it.columns(['hash', 'story']).doNothing()).execute()
  }
  return change(tx, row, { ...writtenNow(hand), picture: picture?.hash ?? null }, { action: 'story.picture', hand })
}

/**
 * Records to what the person agreed, or that they did not. The words need not be read anew for it. Whose story everybody
 * reads can't be noted as not agreeing to that: it has to be withdrawn. Their picture goes at once, here and from what
 * everybody reads.
 */
export async function putStoryConsent(tx: Tx, { consent, ...seen }: Seen & { consent: StoryConsent | null }, hand: Hand): Outcome {
  const row = await take(tx, seen)
  if ('refused' in row) return row
  const kept: KeptConsent = consent && { ...consent, recorded: { by: hand.actor.name, at: new Date(hand.now).toISOString() } }
  const set = { consent: kept && JSON.stringify(kept) }
  const published = row.sample === 1 ? null : publishedOf(row)
  if (published && !kept?.uses.includes('app')) return { refused: 'story-published' }
  if (!published?.picture || kept?.uses.includes('picture')) return change(tx, row, set, { action: 'story.consent', hand })
  const without = JSON.stringify({ ...published, picture: null })
  const story = await change(tx, row, { ...set, picture: null, published: without }, { action: 'story.consent', hand })
  await publishStories(tx, hand.now)
  return story
}

/** Decides on what the author sent after the office had changed the story: puts it in, or lets it go. */
export async function decideSent(tx: Tx, { choice, ...seen }: Seen & { choice: 'take' | 'leave' }, hand: Hand): Outcome {
  const row = await take(tx, seen)
  if ('refused' in row) return row
  const sent = await waitingText(tx, row.id)
  if (!sent) return { refused: 'not-allowed-now' }
  await tx.updateTable('sentStories').set({ waitingSince: null }).where('story', '=', row.id).execute()
  if (choice === 'leave') return change(tx, row, {}, { action: 'story.sent-left', hand })
  const body = withSent(bodyOf(row) ?? emptyStory, sent.body)
  return change(tx, row, { ...writtenNow(hand), body: JSON.stringify(body) }, { action: 'story.sent-taken', hand })
}

/** Notes that somebody has read a story that is whole. */
export async function reviewStory(tx: Tx, seen: Seen, hand: Hand): Outcome {
  const row = await take(tx, seen)
  if ('refused' in row) return row
  if (row.state !== 'draft') return { refused: 'not-allowed-now' }
  const lacking = [...(await undecided(tx, row)), ...lackingIn(bodyOf(row) ?? emptyStory, row.picture !== null)]
  if (lacking.length > 0) return { refused: 'story-unready', lacking }
  const by = { reviewedBy: hand.actor.account, reviewedByName: hand.actor.name, reviewedAt: new Date(hand.now).toISOString() }
  return change(tx, row, { ...by, state: 'reviewed' }, { action: 'story.reviewed', hand })
}

/** A newer text of the author that waits comes before everything else. */
const undecided = async (tx: Tx, { id }: StoryTable): Promise<string[]> => ((await waitingText(tx, id)) ? ['sent'] : [])

/**
 * Publishes a story that was read since it was written last, that is whole, and to which its person agreed. Whoever is
 * leaving has taken back what publishing rests on.
 */
export async function publishStory(tx: Tx, seen: Seen, hand: Hand): Outcome {
  const row = await take(tx, seen)
  if ('refused' in row) return row
  const author = row.account === null ? null : await lockAccount(tx, row.account)
  if (row.state === 'published' || (author && author.standing !== 'active')) return { refused: 'not-allowed-now' }
  const body = bodyOf(row) ?? emptyStory
  const picture = (await pictureOf(tx, row)) ?? null
  const standing = { body, hasPicture: picture !== null, sample: row.sample === 1, consent: consentOf(row), isReviewed: row.state === 'reviewed' }
  const lacking = [...(await undecided(tx, row)), ...hindrances(standing)]
  if (lacking.length > 0) return { refused: 'story-unready', lacking }
  const publishedAt = row.publishedAt ?? new Date(hand.now).toISOString()
  const published = storyOf(body, { id: row.id, sample: row.sample === 1, picture, publishedAt })
  const story = await change(tx, row, { state: 'published', published: JSON.stringify(published), publishedAt }, { action: 'story.published', hand })
  await publishStories(tx, hand.now)
  return story
}

/** Ends a story at once: nothing that it told stays here, and the next edition is without it. */
export async function withdrawStory(tx: Tx, seen: Seen, { actor, now }: Hand): Outcome {
  const row = await take(tx, seen)
  if ('refused' in row) return row
  await clearStory(tx, row, 'office', now)
  await recordAudit(tx, { actor, action: 'story.withdrawn', account: row.account, detail: { story: row.id } }, now)
  return readStory(tx, row.id)
}
