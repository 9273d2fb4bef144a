import { Hono } from 'hono'
import { accountHeader, maxSubmissionBytes, putSubmissionSchema } from '../../api/submissions.ts'
import { answersSchema } from '../../domain/questionnaire/answers.ts'
import { answeringSession } from '../accounts/session.ts'
import { answerJson } from '../http/answer.ts'
import type { Bindings } from '../http/bindings.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { findSubmission, receiptOf } from '../store/submissions.ts'
import { submit } from './submit.ts'

/** Sealed answers, below `/api/submissions`. */
export function submissionRoutes(services: Services): Hono<Bindings> {
  const routes = new Hono<Bindings>()

  routes.put('/:campaign', async (c) => {
    const session = await answeringSession(c, services, c.req.param('campaign'))
    if (!session) return problem('not-signed-in')
    if ((c.req.header(accountHeader) ?? session.account) !== session.account) return problem('other-account')
    const body = await readBody(c.req.raw, putSubmissionSchema, maxSubmissionBytes)
    if (!body.ok) return body.answer
    if (body.value.campaign !== c.req.param('campaign')) return problem('bad-request', { field: 'campaign' })
    const result = await submit(services, session.account, body.value)
    switch (result.outcome) {
      case 'new':
      case 'replaced':
        return answerJson(c, result.receipt.state === 'received' ? 201 : 202, { receipt: result.receipt })
      case 'same':
        return answerJson(c, 200, { receipt: result.receipt })
      case 'other':
        return problem('already-received', { receipt: result.receipt })
      case 'final':
        return problem('already-received', { receipt: result.receipt, final: true })
      case 'refused':
        return problem('answers-refused', { refused: result.refused, field: result.refused[0]?.field })
      default:
        return problem(result.outcome)
    }
  })

  routes.get('/:campaign', async (c) => {
    const session = await answeringSession(c, services, c.req.param('campaign'))
    if (!session) return problem('not-signed-in')
    const submission = await services.store.read((tx) => findSubmission(tx, session.account, c.req.param('campaign')))
    if (!submission) return problem('not-found')
    const answers = answersSchema.parse(JSON.parse(submission.answers))
    return answerJson(c, 200, { receipt: receiptOf(submission), answers })
  })

  return routes
}
