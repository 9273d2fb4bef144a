import { Hono } from 'hono'
import { answerUnkept } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { findPublishedPicture } from './stories.ts'

/** `GET /catalogue/pictures/<hash>`: a picture of a published story, for as long as one shows it. Kept by nothing on the way. */
export function pictureRoutes({ store }: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.get('/:hash{[0-9a-f]{64}}', async (c) => {
    const picture = await store.read((tx) => findPublishedPicture(tx, c.req.param('hash')))
    if (!picture) return problem('not-found')
    return answerUnkept(c, Buffer.from(picture.body, 'base64'), picture.type)
  })
  return routes
}
