import { type Context, Hono } from 'hono'
import { newQuestionnaireSchema, questionnaireRevSchema, saveQuestionnaireSchema } from '../../api/office-questionnaires.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import {
  allQuestionnaires,
  beginQuestionnaire,
  discardQuestionnaire,
  findOfficeQuestionnaire,
  publishWorkingCopy,
  type QuestionnaireRefusal,
  saveQuestionnaire,
} from '../registry/questionnaires.ts'
import type { Services } from '../services.ts'
import type { OfficeBindings } from './guard.ts'

/** A questionnaire of 300 questions in two languages has a fifth of this. */
const maxBytes = 1024 * 1024

const refuse = (refusal: QuestionnaireRefusal): Response =>
  refusal.refused === 'questionnaire-broken' ? problem(refusal.refused, { problems: refusal.problems }) : problem(refusal.refused)

/** Questionnaires, below `/api/office/questionnaires`. */
export function questionnaireRoutes({ store, clock }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  const hand = (c: Context<OfficeBindings>) => ({ actor: c.get('actor'), now: clock() })

  routes.get('/', async (c) => answerJson(c, 200, { questionnaires: await store.read(allQuestionnaires) }))

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, newQuestionnaireSchema, maxBytes)
    if (!body.ok) return body.answer
    const begun = await store.write((tx) => beginQuestionnaire(tx, body.value, hand(c)))
    return 'refused' in begun ? refuse(begun) : answerJson(c, 201, begun)
  })

  routes.get('/:id', async (c) => {
    const found = await store.read((tx) => findOfficeQuestionnaire(tx, c.req.param('id')))
    return found ? answerJson(c, 200, found) : problem('not-found')
  })

  routes.put('/:id', async (c) => {
    const body = await readBody(c.req.raw, saveQuestionnaireSchema, maxBytes)
    if (!body.ok) return body.answer
    // An id is a questionnaire's name for ever: another one is another questionnaire.
    if (body.value.definition.id !== c.req.param('id')) return problem('bad-request', { field: 'definition.id' })
    const saved = await store.write((tx) => saveQuestionnaire(tx, body.value, hand(c)))
    return 'refused' in saved ? refuse(saved) : answerJson(c, 200, saved)
  })

  routes.delete('/:id', async (c) => {
    const body = await readBody(c.req.raw, questionnaireRevSchema, maxBytes)
    if (!body.ok) return body.answer
    const refusal = await store.write((tx) => discardQuestionnaire(tx, { id: c.req.param('id'), rev: body.value.rev }, hand(c)))
    return refusal ? refuse(refusal) : c.body(null, 204)
  })

  routes.post('/:id/publish', async (c) => {
    const body = await readBody(c.req.raw, questionnaireRevSchema, maxBytes)
    if (!body.ok) return body.answer
    const published = await publishWorkingCopy(store, { id: c.req.param('id'), rev: body.value.rev }, hand(c))
    return 'refused' in published ? refuse(published) : answerJson(c, 200, published)
  })

  return routes
}
