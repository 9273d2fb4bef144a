import { type Context, Hono } from 'hono'
import type { Edition } from '../../api/catalogue.ts'
import { answerBytes, answerUnkept } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { findEdition, newestEditions, type PublishedEdition } from '../store/editions.ts'

/** `GET /api/catalogue`: what is newest of each kind. Needs no session: nothing personal is in it. */
export function catalogueRoutes({ store }: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.get('/', async (c) => {
    const newest = await store.read(newestEditions)
    const editions = newest.map(
      ({ kind, edition, hash, bytes }): Edition => ({ kind, edition, hash, bytes, href: `/catalogue/${kind}/${edition}-${hash}.json` }),
    )
    return answerBytes(c, Buffer.from(JSON.stringify({ editions })), {
      'content-type': 'application/json',
      'cache-control': 'no-cache',
    })
  })
  return routes
}

/**
 * `GET /catalogue/<kind>/<edition>-<hash>.json`: the file itself, the same for ever, for any cache on the way; of the
 * statistics also `/catalogue/statistics/<edition>.json`. Stories of people are kept by none: they may take them back.
 */
export function editionRoutes({ store }: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.get('/:kind{[a-z-]+}/:file{[0-9]+-[0-9a-f]{64}\\.json}', async (c) => {
    const [number = '', hash] = c.req.param('file').replace('.json', '').split('-')
    const edition = await store.read((tx) => findEdition(tx, c.req.param('kind'), Number(number)))
    if (!edition || edition.hash !== hash) return problem('not-found')
    if (edition.kind === 'stories') return answerUnkept(c, Buffer.from(edition.body), 'application/json')
    return answerFile(c, edition)
  })
  // By its number alone, which is what a citation gives: statistics are the one kind that is cited.
  routes.get('/statistics/:file{[0-9]{1,9}\\.json}', async (c) => {
    const edition = await store.read((tx) => findEdition(tx, 'statistics', Number(c.req.param('file').replace('.json', ''))))
    return edition ? answerFile(c, edition) : problem('not-found')
  })
  return routes
}

/** A file that never changes. */
const answerFile = (c: Context<Bindings>, { body }: PublishedEdition): Promise<Response> | Response =>
  answerBytes(c, Buffer.from(body), { 'content-type': 'application/json', 'cache-control': 'public, max-age=31536000, immutable' })
