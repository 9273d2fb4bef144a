import { campaignsEditionSchema, catalogueSchema, type Edition, questionnairesEditionSchema } from '../api/catalogue.ts'
import { sha256 } from '../domain/hash.ts'
import type { Channel } from './channel.ts'
import type { Catalogue } from './device.ts'
import type { Environment } from './environment.ts'
import type { Http } from './http.ts'
import { openCatalogueDatabase } from './storage/catalogue-database.ts'

export interface RefreshableCatalogue extends Catalogue {
  /** Fetches editions that are newer than ours; each is taken only if its hash is the announced one. */
  refresh(): Promise<void>
}

/** Which schema the files of a kind have; kinds that a newer server adds are left alone. */
const schemas = { questionnaires: questionnairesEditionSchema, campaigns: campaignsEditionSchema } as const
type Kind = keyof typeof schemas
const isKind = (kind: string): kind is Kind => kind in schemas

/** Opens what this phone keeps of the catalogue: readable at once, with no network. */
export function openCatalogue(environment: Environment, http: Http, channel: Channel): RefreshableCatalogue {
  const database = openCatalogueDatabase(environment)

  async function body(kind: Kind): Promise<unknown> {
    return (await database.run((open) => open.editions.get(kind)))?.body
  }

  async function take(edition: Edition & { kind: Kind }): Promise<boolean> {
    const held = await database.run((open) => open.editions.get(edition.kind))
    if (held?.hash === edition.hash) return false
    const reply = await http.request('GET', edition.href)
    if (reply.kind !== 'json' || (await sha256(reply.text)) !== edition.hash) return false
    if (!schemas[edition.kind].safeParse(reply.body).success) return false
    const { kind, edition: number, hash } = edition
    await database.run((open) => open.editions.put({ kind, edition: number, hash, body: reply.body }))
    return true
  }

  return {
    async campaigns() {
      const parsed = campaignsEditionSchema.safeParse(await body('campaigns'))
      return parsed.success ? parsed.data.campaigns : []
    },
    async questionnaire({ id, version }) {
      const parsed = questionnairesEditionSchema.safeParse(await body('questionnaires'))
      if (!parsed.success) return undefined
      return parsed.data.questionnaires.find((definition) => definition.id === id && definition.version === version)
    },
    watch: (listener) =>
      channel.listen((message) => {
        if (message === 'catalogue') listener()
      }),
    async refresh() {
      const reply = await http.request('GET', '/api/catalogue')
      const parsed = reply.kind === 'json' ? catalogueSchema.safeParse(reply.body) : undefined
      if (!parsed?.success) return
      // Campaigns name questionnaires, so those come first.
      const wanted = parsed.data.editions.toSorted((a, b) => b.kind.localeCompare(a.kind, 'en'))
      const taken = []
      for (const edition of wanted) {
        const { kind } = edition
        if (isKind(kind)) taken.push(await take({ ...edition, kind }))
      }
      if (taken.includes(true)) channel.tell('catalogue')
    },
  }
}
