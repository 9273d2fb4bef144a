import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { streamPath } from '../../api/stream.ts'
import { sessionRoutes } from '../accounts/routes.ts'
import { alertOneClickPath } from '../alerts/one-click.ts'
import { alertOneClickRoutes, alertRoutes } from '../alerts/routes.ts'
import { applicationRoutes } from '../applications/routes.ts'
import { addressRoutes } from '../address/routes.ts'
import { invitationRoutes } from '../campaigns/invitation-routes.ts'
import { submissionRoutes } from '../campaigns/routes.ts'
import { oneClickPath } from '../campaigns/one-click.ts'
import { mailStopRoutes, oneClickRoutes } from '../campaigns/stop-routes.ts'
import { pictureRoutes } from '../catalogue/picture-routes.ts'
import { pieceRoutes } from '../catalogue/postings/routes.ts'
import { catalogueRoutes, editionRoutes } from '../catalogue/routes.ts'
import { deviceRoutes } from '../devices/routes.ts'
import { officeRoutes } from '../office/routes.ts'
import { universityRoutes } from '../university/routes.ts'
import { passkeyRoutes } from '../passkeys/routes.ts'
import { rightsRoutes } from '../rights/routes.ts'
import { pushRoutes } from '../push/routes.ts'
import type { Services } from '../services.ts'
import { myStoryRoutes } from '../stories/my-routes.ts'
import type { PageSize } from '../sync/feed.ts'
import { syncRoutes } from '../sync/routes.ts'
import { streamRoutes } from '../sync/stream-routes.ts'
import { openStreams, type Streams } from '../sync/streams.ts'
import { welcomeRoutes } from '../welcome/routes.ts'
import { accessLog } from './access-log.ts'
import { answerJson } from './answer.ts'
import type { Bindings } from './bindings.ts'
import { ownOriginOnly } from './origin.ts'
import { pages } from './pages.ts'
import { problem } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppOptions {
  /** The folder of the built app; null: none is served, as behind Vite in development. */
  pages: string | null
  /** The name of the build that is served. */
  build: string
  /** How much of the feed one sync answer carries; as DESIGN says when left out. */
  feed?: PageSize
  /** The streams of devices that listen, for whoever ends them with the server; its own when left out. */
  streams?: Streams
}

/** The whole server as one function from request to answer. Every refusal is a problem in JSON with both languages. */
export function createApp(services: Services, options: AppOptions): Hono<Bindings> {
  const { config, log, store } = services
  const app = new Hono<Bindings>()
  app.use(accessLog(log))
  app.use(securityHeaders(config.secure))
  // Before the rule of our own origin: it is mail programs that ask here, by the token alone.
  app.route(oneClickPath, oneClickRoutes(services))
  app.route(alertOneClickPath, alertOneClickRoutes(services))
  app.use(ownOriginOnly(config.origin))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_, allowed) => problem('not-found', { status: 405 }, { allow: allowed.join(', ') }),
    }),
  )

  app.route('/api/session', sessionRoutes(services))
  app.route('/api/applications', applicationRoutes(services))
  app.route('/api/passkeys', passkeyRoutes(services))
  app.route('/api/devices', deviceRoutes(services))
  app.route('/api/sync', syncRoutes(services, options.build, options.feed))
  app.route(streamPath, streamRoutes(services, options.streams ?? openStreams(services)))
  app.route('/api/submissions', submissionRoutes(services))
  app.route('/api/invitations', invitationRoutes(services))
  app.route('/api/catalogue', catalogueRoutes(services))
  app.route('/api/welcome', welcomeRoutes(services))
  app.route('/api/address', addressRoutes(services))
  app.route('/api/rights', rightsRoutes(services))
  app.route('/api/stories', myStoryRoutes(services))
  app.route('/api/push', pushRoutes(services))
  app.route('/api/mail-stops', mailStopRoutes(services))
  app.route('/api/posting-alerts', alertRoutes(services))
  app.route('/api/office', officeRoutes(services))
  app.route('/api/university', universityRoutes(services))
  app.get('/api/health', (c) => answerJson(c, 200, { ok: true, build: options.build, database: store.database }))
  app.all('/api/*', () => problem('not-found'))
  app.all('/api', () => problem('not-found'))
  app.route('/catalogue', editionRoutes(services))
  app.route('/catalogue/pieces', pieceRoutes(services))
  app.route('/catalogue/pictures', pictureRoutes(services))
  app.all('/catalogue/*', () => problem('not-found'))
  if (options.pages !== null) app.all('*', pages(options.pages))

  app.notFound(() => problem('not-found'))
  app.onError((failure) => {
    log.failure('a request failed', failure)
    return problem('server-error')
  })
  return app
}
