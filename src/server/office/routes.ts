import { Hono } from 'hono'
import type { Services } from '../services.ts'
import { type OfficeBindings, officeOnly } from './guard.ts'
import { importRoutes } from './imports.ts'
import { noticeRoutes } from './notices.ts'
import { registrantRoutes } from './registrants.ts'
import { universityRoutes } from './universities.ts'

/** Everything below `/api/office`: one file of routes for each thing the office does. */
export function officeRoutes(services: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.use(officeOnly(services))
  routes.route('/universities', universityRoutes(services))
  routes.route('/imports', importRoutes(services))
  routes.route('/registrants', registrantRoutes(services))
  routes.route('/notices', noticeRoutes(services))
  return routes
}
