import { keptStories } from '../../api/stories.ts'
import { type Notebook, nothingRead, type Reading } from '../../device/device.ts'
import { keptSince } from '../../domain/story/keep.ts'
import { useLoaded } from '../shell/device.ts'

/** A story that was kept: which, and since when (ISO 8601). */
export interface KeptStory {
  id: string
  since: string
}

const readAll = (book: Pick<Notebook, 'read'>): Promise<ReadonlyMap<string, Reading>> => book.read(keptStories.type, keptStories.record)

/** Every story that was kept, the last one first; undefined: not known yet. */
export const useKeptStories = (): readonly KeptStory[] | undefined =>
  useLoaded('kept stories', ['notebook'], async (_, book) => {
    const fields = book ? [...(await readAll(book))] : []
    const kept = fields.flatMap(([id, { value }]) => {
      const since = keptSince(value)
      return since === null ? [] : [{ id, since }]
    })
    return kept.toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since))
  })

/** Keeps a story since a moment (ISO 8601), on all devices of the person, or lets it go with `null`. Rejects when it can't be stored. */
export async function setKept(book: Pick<Notebook, 'read' | 'write'>, id: string, since: string | null): Promise<void> {
  const over = (await readAll(book)).get(id) ?? nothingRead
  if (keptSince(over.value) === since) return
  await book.write({ ...keptStories, field: id, value: since, over })
}
