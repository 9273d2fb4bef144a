import * as z from 'zod/mini'
import { headingSchema, postingTextsSchema } from '../../../domain/posting/posting.ts'
import type { Services } from '../../services.ts'

const wholePostingSchema = z.extend(headingSchema, { texts: postingTextsSchema })
/** A posting with its texts, as all are that the office takes in. */
export type WholePosting = z.infer<typeof wholePostingSchema>

/** Read at once: few enough that requests are answered in between. */
const atOnce = 100

/**
 * Every posting that is to be in the next edition, in the order of their ids: those that are not withdrawn and have not
 * been closed since before `closedBefore` (`YYYY-MM-DD`). Those that are in no edition yet have `since` 0. Some are read
 * at a time, so they need not be of one moment.
 */
export async function* openPostingsInOrder({ store, log }: Pick<Services, 'store' | 'log'>, closedBefore: string): AsyncGenerator<WholePosting[]> {
  for (let after = ''; ; ) {
    const rows = await store.read((tx) =>
      tx
        .selectFrom('postings')
        .select(['id', 'since', 'body'])
        .where('id', '>', after)
        .where('state', '=', 'open')
        .where((eb) => eb.or([eb('closesOn', 'is', null), eb('closesOn', '>=', closedBefore)]))
        .orderBy('id')
        .limit(atOnce)
        .execute(),
    )
    yield rows.flatMap(({ id, since, body }) => {
      const read = wholePostingSchema.safeParse({ ...(JSON.parse(body) as object), id, since })
      if (read.success) return [read.data]
      log.failure(`the posting ${id} can't be published`, read.error)
      return []
    })
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}
