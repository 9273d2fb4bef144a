import { workingCopySchema } from '../../../src/api/office-questionnaires.ts'
import { type Client, hour, type House } from '../house.ts'
import { smallQuestionnaire } from '../publish.ts'

type Call = (given: { house: House; client: Client }) => Promise<{ of?: string; body?: unknown }>

/** A working copy of its own for each call. */
async function begun(client: Client, id: string) {
  const answer = await client.request('POST', '/api/office/questionnaires', { origin: 'new', definition: { ...smallQuestionnaire(), id } })
  return workingCopySchema.parse(await answer.json())
}

/** How each endpoint of the questionnaires is asked so that it does what it is for. */
export const questionnaireCalls: Record<string, readonly Call[]> = {
  'POST /api/office/questionnaires': [async () => ({ body: { origin: 'new', definition: smallQuestionnaire() } })],
  'PUT /api/office/questionnaires/:id': [
    async ({ house, client }) => {
      const { rev, definition } = await begun(client, 'saved')
      // Saving is noted once an hour for each person.
      house.pass(hour + 1)
      return { of: 'saved', body: { rev, definition: { ...definition, title: { ja: '別の題', en: 'Another title' } } } }
    },
  ],
  'DELETE /api/office/questionnaires/:id': [async ({ client }) => ({ of: 'discarded', body: { rev: (await begun(client, 'discarded')).rev } })],
  'POST /api/office/questionnaires/:id/publish': [async ({ client }) => ({ of: 'published', body: { rev: (await begun(client, 'published')).rev } })],
}
