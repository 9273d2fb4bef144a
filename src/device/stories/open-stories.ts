import type { Picture, Story } from '../../domain/story/story.ts'
import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import { openCatalogueDatabase } from '../storage/catalogue-database.ts'
import { fetchPicture } from './fetch-picture.ts'
import { putPicture, readStories } from './keep.ts'

/** The stories of role models on this phone. That they changed is told by the catalogue's `watch`. */
export interface Stories {
  /** Newest first, as published; null: no edition has come yet. */
  all(): Promise<readonly Story[] | null>
  /** The picture if it is here; `fetch`: it is asked for where it is not. Null: not here, or not any more. */
  picture(picture: Picture, wish: { fetch: boolean }): Promise<Blob | null>
}

/** Opens what this phone holds of the stories. Needs no network but for pictures that have not come yet. */
export function openStories(environment: Environment, http: Pick<Http, 'listen'>): Stories {
  const database = openCatalogueDatabase(environment)
  return {
    async all() {
      const edition = await database.run((open) => open.editions.get('stories'))
      return edition ? readStories(edition.body) : null
    },
    async picture(picture, wish) {
      const { hash, type } = picture
      const kept: { bytes: unknown } | undefined = await database.run((open) => open.pictures.get(hash))
      if (kept?.bytes instanceof ArrayBuffer) return new Blob([kept.bytes], { type })
      const bytes = wish.fetch ? await fetchPicture(http, picture) : null
      if (bytes === null || !(await database.run((open) => putPicture(open, hash, bytes)))) return null
      return new Blob([bytes], { type })
    },
  }
}
