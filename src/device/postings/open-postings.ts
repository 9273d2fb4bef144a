import type { Environment } from '../environment.ts'
import type { Http } from '../http.ts'
import { openCatalogueDatabase } from '../storage/catalogue-database.ts'
import { isMetered } from '../metered.ts'
import type { Postings, PostingSearch } from './postings.ts'
import { postingsChannel, readStanding, weightOf } from './standing.ts'

export interface PostingsContext {
  environment: Environment
  http: Pick<Http, 'request'>
  /** Opens a search over what is here, which is told by `watch` when that changes. */
  openSearch: (watch: Postings['watch']) => PostingSearch
}

/** Opens what this phone holds of the postings. Needs no network but to take newer ones. */
export function openPostings({ environment, http, openSearch }: PostingsContext): Postings {
  const database = openCatalogueDatabase(environment)
  const channel = new BroadcastChannel(postingsChannel)
  const listeners = new Set<() => void>()
  const hear = () => {
    for (const listener of listeners) listener()
  }
  channel.addEventListener('message', hear)
  const tell = () => {
    channel.postMessage(null)
    hear()
  }

  const watch: Postings['watch'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    search: () => openSearch(watch),
    watch,
    async here() {
      const standing = await database.run(readStanding)
      if (!standing) return null
      const { edition, madeAt, takenAt, count, texts, missing } = standing
      return { edition, madeAt, takenAt, count, texts, missingBytes: weightOf(missing) }
    },
    async take(wish) {
      const { takePostings } = await import('./take.ts')
      return takePostings({ environment, http, database, tell }, wish?.texts ?? !isMetered())
    },
    async read(id) {
      const { readPosting } = await import('./read.ts')
      return database.run((open) => readPosting(open, id))
    },
  }
}
