import { type Signal, signal } from '@preact/signals'
import { type MyStory, myStorySchema, type OwnStory, ownStorySchema } from '../../../api/my-story.ts'
import { myStory } from '../../../api/story-record.ts'
import { ask, type Asked } from '../../../device/ask.ts'
import { type Notebook, nothingRead } from '../../../device/device.ts'
import type { Json } from '../../../domain/json.ts'
import type { Language } from '../../../domain/language.ts'
import { readCareer } from '../../../domain/profile/career.ts'
import { stretchesFrom } from '../../../domain/story/from-record.ts'
import { type OwnDraft, ownFields, readOwnDraft, type Values } from '../../../domain/story/own-draft.ts'
import { device, notebook, person, useLoaded } from '../../shell/device.ts'
import type { RecordDraft } from '../../shell/record-draft.ts'

/** What the record of the story says now. Subscribes to all of it. */
export const valuesOf = (draft: RecordDraft): Values => Object.fromEntries(ownFields.map((field) => [field, draft.shown(field).value]))

/** The stretches of the route as they stand in the notebook; undefined: not known yet. */
export const useStretches = (): readonly { id: string; values: Values }[] | undefined =>
  useLoaded('own stretches', ['notebook'], async (_, book) => {
    const all = [...((await book?.list(myStory.type)) ?? [])].filter(([id]) => id.startsWith(myStory.stretches))
    return all.map(([id, fields]) => ({ id, values: Object.fromEntries([...fields].map(([field, { value }]) => [field, value])) }))
  })

/** The whole story as it stands; undefined until the stretches are known. */
export function useOwnDraft(draft: RecordDraft): OwnDraft | undefined {
  const stretches = useStretches()
  const values = valuesOf(draft)
  return stretches && readOwnDraft(values, stretches)
}

/** Begins a stretch under a new name. */
export const newStretch = (): string => `${myStory.stretches}${crypto.randomUUID()}`

/** What the record tells of the route, as the fields of stretches; undefined: not known yet. */
export const useRecordedRoute = (language: Language): readonly Readonly<Record<string, Json>>[] | undefined =>
  useLoaded(`recorded route ${language}`, ['notebook'], async (_, book) => {
    const careers = [...((await book?.list('career')) ?? [])]
    return stretchesFrom(careers.map(([id, fields]) => readCareer(id, Object.fromEntries([...fields].map(([field, { value }]) => [field, value])))), language)
  })

/** Writes stretches into the notebook, each a record of its own. Rejects when they can't be stored. */
export async function writeStretches(book: Pick<Notebook, 'write'>, stretches: readonly Readonly<Record<string, Json>>[]): Promise<void> {
  for (const fields of stretches) {
    const record = newStretch()
    for (const [field, value] of Object.entries(fields)) await book.write({ type: myStory.type, record, field, value, over: nothingRead })
  }
}

/** What the server said last since the app was opened, and to whom. */
const said: Signal<{ account: string; mine: MyStory } | null> = signal(null)

/** Asks the server for something about one's own story. Never throws for what a network does. */
export async function askMine(method: 'GET' | 'POST' | 'DELETE', body?: unknown): Promise<Asked<MyStory>> {
  const [open, account] = [device.value, person.value?.account]
  if (!open || account === undefined) return { ok: false, why: 'signed-out' }
  const asked = await ask(open.door, { method, path: '/api/stories/mine', answer: myStorySchema, account, ...(body === undefined ? {} : { body }) })
  if (asked.ok) said.value = { account, mine: asked.value }
  // What the server wrote into the notebook comes with the next round.
  if (asked.ok && method !== 'GET') open.nudge()
  return asked
}

/** What the server said of the person who is signed in; null: nothing since the app was opened. Subscribes. */
export const saidByServer = (): MyStory | null => (said.value?.account === notebook.value?.person.account ? (said.value?.mine ?? null) : null)

const isNewer = (a: OwnStory, b: OwnStory): boolean => a.rev > b.rev || (a.rev === b.rev && Date.parse(a.since) > Date.parse(b.since))

/** What became of what was sent: by the notebook, which knows it offline too, or by the server where that said more. */
export function standingOf(draft: RecordDraft): OwnStory | null {
  const kept = ownStorySchema.safeParse(draft.shown(myStory.standing).value)
  const told = saidByServer()?.story ?? null
  if (!kept.success) return told
  return told && isNewer(told, kept.data) ? told : kept.data
}
