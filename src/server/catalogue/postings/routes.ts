import { Hono } from 'hono'
import { answerGzipped } from '../../http/answer.ts'
import type { Bindings } from '../../http/bindings.ts'
import { problem } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import { gzippedOf } from './file.ts'

/** `GET /catalogue/pieces/<hash>.json`: a piece of the postings, the same for ever, for any cache on the way. */
export function pieceRoutes({ store }: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.get('/:file{[0-9a-f]{64}\\.json}', async (c) => {
    const hash = c.req.param('file').slice(0, 64)
    const kept = await store.read((tx) => tx.selectFrom('pieces').select('body').where('hash', '=', hash).executeTakeFirst())
    if (!kept) return problem('not-found')
    return answerGzipped(c, hash, gzippedOf(kept.body), 'public, max-age=31536000, immutable')
  })
  return routes
}
