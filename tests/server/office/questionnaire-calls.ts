import { workingCopySchema } from '../../../src/api/office-questionnaires.ts'
import type { Client } from '../house.ts'
import { smallQuestionnaire } from '../publish.ts'

type Call = (given: { client: Client }) => Promise<{ of?: string; body?: unknown }>

const begun = async (client: Client) => {
  const answer = await client.request('POST', '/api/office/questionnaires', { origin: 'new', definition: smallQuestionnaire() })
  const { rev, definition } = workingCopySchema.parse(await answer.json())
  return { rev, definition }
}
/** Throws the working copy away, so that the next one can begin. */
const discard = async (client: Client): Promise<void> => {
  const answer = await client.request('GET', '/api/office/questionnaires/small')
  if (answer.ok) await client.request('DELETE', '/api/office/questionnaires/small', { rev: 1 })
}
const rev = async (client: Client) => {
  await discard(client)
  return { of: 'small', body: { rev: (await begun(client)).rev } }
}

/** How each endpoint of the questionnaires is asked so that it does what it is for. */
export const questionnaireCalls: Record<string, readonly Call[]> = {
  'POST /api/office/questionnaires': [async () => ({ body: { origin: 'new', definition: smallQuestionnaire() } })],
  'PUT /api/office/questionnaires/:id': [
    async ({ client }) => {
      await discard(client)
      const { definition } = await begun(client)
      return { of: 'small', body: { rev: 1, definition: { ...definition, title: { ja: '別の題', en: 'Another title' } } } }
    },
  ],
  'DELETE /api/office/questionnaires/:id': [async ({ client }) => rev(client)],
  'POST /api/office/questionnaires/:id/publish': [async ({ client }) => rev(client)],
}
