import { headingsPieceSchema, type PostingsEdition, postingsEditionSchema } from '../../../api/postings.ts'
import { newestEdition } from '../../store/editions.ts'
import { readMeta } from '../../store/meta.ts'
import type { Tx } from '../../store/schema.ts'
import type { Store } from '../../store/store.ts'
import { textOf } from './file.ts'

/** What stands when an edition is begun. It is made only if this still stands when it is ready. */
export interface Standing {
  /** The newest edition; null: there is none. */
  page: PostingsEdition | null
  hash: string | null
  /** When a posting last changed; null: none ever did. */
  changed: string | null
}

/** What stands now. */
export async function readStanding(tx: Tx): Promise<Standing> {
  const newest = await newestEdition(tx, 'postings')
  const changed = (await readMeta(tx, 'postings-changed')) ?? null
  return { page: newest ? postingsEditionSchema.parse(JSON.parse(newest.body)) : null, hash: newest?.hash ?? null, changed }
}

/** A posting as an edition has it: which state of it, and with which edition it came first. */
export interface Published {
  mark: string
  since: number
}

/** Every posting in an edition, by its id, as its own pieces say. */
export async function readPublished(store: Store, page: PostingsEdition | null): Promise<Map<string, Published>> {
  const published = new Map<string, Published>()
  for (const { hash } of page?.everything.headings ?? []) {
    const { body } = await store.read((tx) => tx.selectFrom('pieces').select('body').where('hash', '=', hash).executeTakeFirstOrThrow())
    for (const { id, mark, since } of headingsPieceSchema.parse(JSON.parse(await textOf(body))).set) published.set(id, { mark, since })
  }
  return published
}
