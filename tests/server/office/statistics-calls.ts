import { type OfficeStatistics, officeStatisticsSchema } from '../../../src/api/statistics.ts'
import type { Client, House } from '../house.ts'

/** What the office sees of the statistics. */
export async function seeStatistics(client: Client): Promise<OfficeStatistics> {
  const answer = await client.request('GET', '/api/office/statistics')
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return officeStatisticsSchema.parse(await answer.json())
}

/** Rows as the job would have made them, for so many invented people of one kind. */
export async function addCounted(house: House, many: number, given: Partial<Record<string, string>> = {}): Promise<void> {
  const names = [
    'university', 'field', 'status', 'ended', 'residence', 'answeredOn', 'standing', 'activity', 'sector', 'income', 'contract', 'satisfaction',
    'relation', 'place', 'funding', 'tuition', 'guidance', 'money', 'again', 'country',
  ] as const
  await house.store.write(async (tx) => {
    for (let made = 0; made < many; made += 1) {
      const row = Object.fromEntries(names.map((name) => [name, given[name] ?? (name === 'standing' ? 'active' : 'unknown')])) as Record<(typeof names)[number], string>
      await tx.insertInto('statisticsPeople').values({ account: `counted-${Math.random().toString(36).slice(2)}-${made}`, ...row, standing: 'active' }).execute()
    }
  })
}

/** How the statistics are published. */
export const statisticsCalls: Record<string, readonly ((given: { house: House; client: Client }) => Promise<{ body: unknown }>)[]> = {
  'POST /api/office/statistics': [
    async ({ house, client }) => {
      await addCounted(house, 40, { field: '00189', status: 'enrolled' })
      return { body: { mark: (await seeStatistics(client)).mark } }
    },
  ],
}
