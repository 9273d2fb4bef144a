import { Hono } from 'hono'
import { answerJson } from '../http/answer.ts'
import type { Services } from '../services.ts'
import { figuresOf } from './figures.ts'
import { coordinatorsOnly, type CoordinatorBindings } from './guard.ts'

/** What coordinators see, below `/api/university`. */
export function universityRoutes(services: Services): Hono<CoordinatorBindings> {
  const routes = new Hono<CoordinatorBindings>()
  routes.use(coordinatorsOnly(services))
  routes.get('/me', (c) => answerJson(c, 200, c.get('coordinator')))
  routes.get('/', async (c) => answerJson(c, 200, await figuresOf(services, c.get('coordinator').university)))
  return routes
}
