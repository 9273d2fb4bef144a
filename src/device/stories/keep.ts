import * as z from 'zod/mini'
import { pictureSchema, type Story, storySchema } from '../../domain/story/story.ts'
import type { CatalogueDatabase, StoredEdition } from '../storage/catalogue-database.ts'

const editionSchema = z.object({ stories: z.array(z.unknown()) })

/** The stories of an edition as it came; one that this app does not understand is passed over. */
export function readStories(body: unknown): Story[] {
  const parsed = editionSchema.safeParse(body)
  return (parsed.data?.stories ?? []).flatMap((story) => {
    const read = storySchema.safeParse(story)
    return read.success ? [read.data] : []
  })
}

/** Which pictures the edition of the stories here names: a row of its own, looked at far more often than the stories. */
const picturesRow = 'story-pictures'
const namedSchema = z.array(z.pick(pictureSchema, { hash: true, type: true }))
export type NamedPicture = z.infer<typeof namedSchema>[number]

/** The pictures that the edition here names. */
export const namedPictures = async (open: CatalogueDatabase): Promise<readonly NamedPicture[]> =>
  namedSchema.safeParse((await open.editions.get(picturesRow))?.body).data ?? []

/**
 * Puts an edition of the stories in place, or nothing where none is published any more. In one transaction everything
 * goes that it does not name: whoever took back their consent is on this phone no longer. Returns whether anything changed.
 */
export const putStories = (open: CatalogueDatabase, edition: StoredEdition | undefined): Promise<boolean> =>
  open.transaction('rw', open.editions, open.pictures, async () => {
    if (!edition) {
      if (!(await open.editions.get('stories'))) return false
      await open.editions.bulkDelete(['stories', picturesRow])
      await open.pictures.clear()
      return true
    }
    const named = readStories(edition.body).flatMap(({ picture }) => (picture ? [{ hash: picture.hash, type: picture.type }] : []))
    await open.editions.bulkPut([edition, { ...edition, kind: picturesRow, body: named }])
    const kept = await open.pictures.toCollection().primaryKeys()
    await open.pictures.bulkDelete(kept.filter((hash) => !named.some((picture) => picture.hash === hash)))
    return true
  })

/** Keeps a picture, if the edition that is here now names it: it may have been taken back while it was on its way. */
export const putPicture = (open: CatalogueDatabase, hash: string, bytes: ArrayBuffer): Promise<boolean> =>
  open.transaction('rw', open.editions, open.pictures, async () => {
    if (!(await namedPictures(open)).some((picture) => picture.hash === hash)) return false
    await open.pictures.put({ hash, bytes })
    return true
  })
