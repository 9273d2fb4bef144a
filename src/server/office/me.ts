import { Hono } from 'hono'
import type { OfficePerson } from '../../api/office-people.ts'
import { answerJson } from '../http/answer.ts'
import type { OfficeBindings } from './guard.ts'

/** Who is at work, below `/api/office/me`: whether the office opens, and as what. */
export function meRoutes(): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.get('/', (c) => {
    const { account, name } = c.get('actor')
    const role = c.get('role') === 'administrator' ? 'administrator' : 'office'
    return answerJson(c, 200, { account, name, role } satisfies OfficePerson)
  })
  return routes
}
