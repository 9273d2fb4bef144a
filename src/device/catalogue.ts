import * as z from 'zod/mini'
import type { Campaign } from '../domain/campaign.ts'
import type { Definition } from '../domain/questionnaire/definition.ts'
import type { Channel } from './channel.ts'
import type { Catalogue } from './device.ts'
import type { Environment } from './environment.ts'
import type { Http } from './http.ts'
import { type StoredEdition, openCatalogueDatabase } from './storage/catalogue-database.ts'

/** Held by whoever brings the catalogue up to date. */
const catalogueLock = 'jgrad-catalogue'

/** Where the newest edition of each kind is kept. */
export interface CatalogueStorage {
  get(kind: string): Promise<StoredEdition | undefined>
  put(row: StoredEdition): Promise<unknown>
}

/**
 * Campaigns and questionnaires are parsed when they arrive, before they are kept, by schemas that would weigh on the first
 * screen. Of what is kept only the names and dates are asked for here, by which one is found.
 */
const versionSchema = z.object({ id: z.string(), version: z.int() })
const outlineSchema = z.object({ id: z.string(), definition: versionSchema, opensAt: z.string(), closesAt: z.string() })
const campaignsSchema = z.object({ campaigns: z.array(z.custom<Campaign>((value) => z.safeParse(outlineSchema, value).success)) })
const questionnairesSchema = z.object({
  questionnaires: z.array(z.custom<Definition>((value) => z.safeParse(versionSchema, value).success)),
})

/** Opens what this phone keeps of the catalogue: readable at once, with no network. */
export function openCatalogue(environment: Environment, http: Http, channel: Channel): Catalogue {
  const database = openCatalogueDatabase(environment)
  const storage: CatalogueStorage = {
    get: (kind) => database.run((open) => open.editions.get(kind)),
    put: (row) => database.run((open) => open.editions.put(row)),
  }
  const edition: Catalogue['edition'] = async (kind) => (await storage.get(kind))?.body

  return {
    edition,
    async campaigns() {
      const parsed = campaignsSchema.safeParse(await edition('campaigns'))
      return parsed.success ? parsed.data.campaigns : []
    },
    async questionnaire({ id, version }) {
      const parsed = questionnairesSchema.safeParse(await edition('questionnaires'))
      if (!parsed.success) return undefined
      return parsed.data.questionnaires.find((definition) => definition.id === id && definition.version === version)
    },
    watch: (listener) =>
      channel.listen((message) => {
        if (message === 'catalogue') listener()
      }),
    async refresh() {
      const { refreshCatalogue } = await import('./catalogue-refresh.ts')
      // One tab after the other: a slow answer to the first must not put back what a later one took away.
      const { isNews, failures } = await navigator.locks.request(catalogueLock, () => refreshCatalogue(http, storage, database))
      if (isNews) channel.tell('catalogue')
      if (failures.length > 0) throw failures[0]
    },
  }
}
