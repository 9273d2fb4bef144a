import { campaignsEditionSchema, catalogueSchema, type Edition, figuresEditionSchema, questionnairesEditionSchema } from '../api/catalogue.ts'
import { noticesEditionSchema } from '../api/notices.ts'
import { universitiesEditionSchema } from '../api/universities.ts'
import { sha256 } from '../domain/hash.ts'
import type { CatalogueStorage } from './catalogue.ts'
import type { Http } from './http.ts'
import type { CatalogueDatabase } from './storage/catalogue-database.ts'
import type { Gateway } from './storage/gateway.ts'
import { isFull } from './storage/faults.ts'
import { putStories } from './stories/keep.ts'

/** Which schema the files of a kind have; kinds that a newer server adds are left alone. */
const schemas = {
  questionnaires: questionnairesEditionSchema,
  campaigns: campaignsEditionSchema,
  universities: universitiesEditionSchema,
  notices: noticesEditionSchema,
  figures: figuresEditionSchema,
} as const
type Kind = keyof typeof schemas | 'statistics'
const isKind = (kind: string): kind is Kind => kind in schemas || kind === 'statistics'

/** The schema of statistics names all that people are told apart by: it is loaded when there are new ones. */
const schemaOf = async (kind: Kind) => (kind === 'statistics' ? (await import('../api/statistics.ts')).statisticsEditionSchema : schemas[kind])

/**
 * Fetches editions that are newer than ours; each is taken only if its hash is the announced one. Returns whether any
 * was taken, and what failed of those that were not. Of the postings, which come in pieces, it only notes which edition is the newest: see `postings/take.ts`.
 * Stories are taken first and whatever is in them: somebody who takes back their consent must be gone, even where this app
 * does not understand those who stay. Where the new ones do not fit, all go. One kind that fails keeps no other from being
 * taken.
 */
export async function refreshCatalogue(http: Http, storage: CatalogueStorage, database: Gateway<CatalogueDatabase>): Promise<{ isNews: boolean; failures: unknown[] }> {
  async function fetchNewer({ kind, hash, href }: Edition): Promise<{ body: unknown } | null> {
    if ((await storage.get(kind))?.hash === hash) return null
    const reply = await http.request('GET', href)
    return reply.kind === 'json' && (await sha256(reply.text)) === hash ? { body: reply.body } : null
  }

  async function take(announced: Edition & { kind: Kind }): Promise<boolean> {
    const newer = await fetchNewer(announced)
    if (!newer || !(await schemaOf(announced.kind)).safeParse(newer.body).success) return false
    const { kind, edition, hash } = announced
    await storage.put({ kind, edition, hash, body: newer.body })
    return true
  }

  async function takeStories(announced: Edition | undefined): Promise<boolean> {
    if (!announced) return database.run((open) => putStories(open, undefined))
    const newer = await fetchNewer(announced)
    if (!newer) return false
    const { kind, edition, hash } = announced
    try {
      return await database.run((open) => putStories(open, { kind, edition, hash, body: newer.body }))
    } catch (error) {
      if (isFull(error)) await database.run((open) => putStories(open, undefined))
      throw error
    }
  }

  /** Nothing that anybody reads is here with it yet: no news. */
  async function announce({ kind, edition, hash, href }: Edition): Promise<false> {
    if ((await storage.get(kind))?.hash !== hash) await storage.put({ kind, edition, hash, body: { href } })
    return false
  }

  const reply = await http.request('GET', '/api/catalogue')
  const parsed = reply.kind === 'json' ? catalogueSchema.safeParse(reply.body) : undefined
  if (!parsed?.success) return { isNews: false, failures: [] }
  // Campaigns name questionnaires, so those come first.
  const wanted = parsed.data.editions.toSorted((a, b) => b.kind.localeCompare(a.kind, 'en'))
  let isNews = false
  const failures: unknown[] = []
  const attempt = async (work: () => Promise<boolean>): Promise<void> => {
    try {
      if (await work()) isNews = true
    } catch (error) {
      failures.push(error)
    }
  }
  await attempt(() => takeStories(wanted.find(({ kind }) => kind === 'stories')))
  for (const edition of wanted) {
    const { kind } = edition
    if (isKind(kind)) await attempt(() => take({ ...edition, kind }))
    if (kind === 'postings') await attempt(() => announce(edition))
  }
  return { isNews, failures }
}
