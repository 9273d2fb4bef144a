import { Hono } from 'hono'
import type { Services } from '../services.ts'
import { applicationRoutes } from './applications.ts'
import { auditRoutes } from './audit.ts'
import { campaignRoutes } from './campaigns.ts'
import { coordinatorRoutes } from './coordinators.ts'
import { correctionRoutes } from './corrections.ts'
import { type OfficeBindings, officeOnly } from './guard.ts'
import { importRoutes } from './imports.ts'
import { mailRoutes } from './mails.ts'
import { meRoutes } from './me.ts'
import { noticeRoutes } from './notices.ts'
import { peopleRoutes } from './people.ts'
import { postingRoutes } from './postings.ts'
import { questionnaireRoutes } from './questionnaires.ts'
import { queueRoutes } from './queues.ts'
import { registrantRoutes } from './registrants.ts'
import { spreadsheetRoutes } from './spreadsheet.ts'
import { responseRoutes } from './responses.ts'
import { storyRoutes } from './stories.ts'
import { extractRoutes } from './statistics-extract.ts'
import { researchRoutes } from './statistics-research.ts'
import { statisticsRoutes } from './statistics.ts'
import { universityRoutes } from './universities.ts'
import { volunteerRoutes } from './volunteers.ts'

/** Everything below `/api/office`: one file of routes for each thing the office does. */
export function officeRoutes(services: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.use(officeOnly(services))
  routes.route('/me', meRoutes())
  routes.route('/applications', applicationRoutes(services))
  routes.route('/registrants', registrantRoutes(services))
  routes.route('/corrections', correctionRoutes(services))
  routes.route('/universities', universityRoutes(services))
  routes.route('/imports', importRoutes(services))
  routes.route('/postings', postingRoutes(services))
  routes.route('/notices', noticeRoutes(services))
  routes.route('/stories', storyRoutes(services))
  routes.route('/volunteers', volunteerRoutes(services))
  routes.route('/campaigns', campaignRoutes(services))
  routes.route('/campaigns', responseRoutes(services))
  routes.route('/questionnaires', questionnaireRoutes(services))
  routes.route('/questionnaires', spreadsheetRoutes(services))
  routes.route('/mails', mailRoutes(services))
  routes.route('/audit', auditRoutes(services))
  routes.route('/queues', queueRoutes(services))
  routes.route('/people/coordinators', coordinatorRoutes(services))
  routes.route('/people', peopleRoutes(services))
  routes.route('/statistics', statisticsRoutes(services))
  routes.route('/statistics/extract', extractRoutes(services))
  routes.route('/statistics/research', researchRoutes(services))
  return routes
}
