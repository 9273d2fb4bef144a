import { campaignsEditionSchema, catalogueSchema, type Edition, figuresEditionSchema, questionnairesEditionSchema } from '../api/catalogue.ts'
import { noticesEditionSchema } from '../api/notices.ts'
import { universitiesEditionSchema } from '../api/universities.ts'
import { sha256 } from '../domain/hash.ts'
import type { CatalogueStorage } from './catalogue.ts'
import type { Http } from './http.ts'

/** Which schema the files of a kind have; kinds that a newer server adds are left alone. */
const schemas = {
  questionnaires: questionnairesEditionSchema,
  campaigns: campaignsEditionSchema,
  universities: universitiesEditionSchema,
  notices: noticesEditionSchema,
  figures: figuresEditionSchema,
} as const
type Kind = keyof typeof schemas
const isKind = (kind: string): kind is Kind => kind in schemas

/**
 * Fetches editions that are newer than ours; each is taken only if its hash is the announced one. Returns whether any
 * was taken. Of the postings, which come in pieces, it only notes which edition is the newest: see `postings/take.ts`.
 */
export async function refreshCatalogue(http: Http, storage: CatalogueStorage): Promise<boolean> {
  async function take(edition: Edition & { kind: Kind }): Promise<boolean> {
    const held = await storage.get(edition.kind)
    if (held?.hash === edition.hash) return false
    const reply = await http.request('GET', edition.href)
    if (reply.kind !== 'json' || (await sha256(reply.text)) !== edition.hash) return false
    if (!schemas[edition.kind].safeParse(reply.body).success) return false
    const { kind, edition: number, hash } = edition
    await storage.put({ kind, edition: number, hash, body: reply.body })
    return true
  }

  async function announce({ kind, edition, hash, href }: Edition): Promise<void> {
    if ((await storage.get(kind))?.hash !== hash) await storage.put({ kind, edition, hash, body: { href } })
  }

  const reply = await http.request('GET', '/api/catalogue')
  const parsed = reply.kind === 'json' ? catalogueSchema.safeParse(reply.body) : undefined
  if (!parsed?.success) return false
  // Campaigns name questionnaires, so those come first.
  const wanted = parsed.data.editions.toSorted((a, b) => b.kind.localeCompare(a.kind, 'en'))
  const taken = []
  for (const edition of wanted) {
    const { kind } = edition
    if (isKind(kind)) taken.push(await take({ ...edition, kind }))
    if (kind === 'postings') await announce(edition)
  }
  return taken.includes(true)
}
