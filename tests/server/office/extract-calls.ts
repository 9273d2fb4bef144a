import { publishStatisticsSchema } from '../../../src/api/statistics.ts'
import type { Crossing } from '../../../src/domain/statistics/crossing.ts'
import type { Client, House } from '../house.ts'
import { addCounted, seeStatistics } from './statistics-calls.ts'

export const everyField: Crossing = { table: 'funding', rows: ['codes', 'open'], answers: 'codes' }

/** Publishes what there is and returns the number of the newest edition. */
export async function publishNow(client: Client): Promise<number> {
  const { mark } = await seeStatistics(client)
  const answer = await client.request('POST', '/api/office/statistics', publishStatisticsSchema.parse({ mark }))
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return (await seeStatistics(client)).editions[0]?.edition ?? 0
}

/** How a table is taken out of them, and how a file for a researcher. */
export const extractCalls: Record<string, readonly ((given: { house: House; client: Client }) => Promise<{ body: unknown }>)[]> = {
  'POST /api/office/statistics/extract/out': [
    async ({ house, client }) => {
      await addCounted(house, 40, { field: '00289', status: 'enrolled' })
      return { body: { crossing: everyField, edition: await publishNow(client), file: 'csv', language: 'ja' } }
    },
  ],
  'POST /api/office/statistics/research': [
    async ({ house, client }) => {
      await addCounted(house, 40, { field: '00389', status: 'enrolled', answeredOn: '2026-11-01' })
      return { body: { edition: await publishNow(client), recipient: '研究 花子（見本大学）', purpose: '博士人材の研究', until: '2027-03-31' } }
    },
  ],
}
