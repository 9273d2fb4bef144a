import { postingSourceSchema, type PostingSourceWords } from '../../../src/api/posting-sources.ts'
import type { Client } from '../house.ts'
import { decide, lineOf, planFor, tableOf, takeIn } from '../postings/desk.ts'

const words: PostingSourceWords = { name: '見本', address: 'https://no-such-name.invalid/jobs.csv', kind: 'csv', whole: true, every: 24, active: false }
let made = 0
const posting = async (client: Client): Promise<string> => {
  const id = `audit-${(made += 1)}`
  await takeIn(client, tableOf(lineOf(id)))
  return id
}
const source = async (client: Client): Promise<string> => postingSourceSchema.parse(await (await client.request('POST', '/api/office/postings/sources', words)).json()).id

/** How the endpoints of postings are asked so that each does what it is for. */
export const postingCalls = {
  'POST /api/office/postings/files': [
    async ({ client }: { client: Client }) => {
      const file = tableOf(lineOf('audit-file'))
      const { token } = await planFor(client, file)
      return { query: `?kind=csv&source=by-hand&whole=no&plan=${token}`, body: file }
    },
  ],
  'POST /api/office/postings/:id/withdraw': [async ({ client }: { client: Client }) => ({ of: await posting(client), body: { reason: '大学からの連絡' } })],
  'POST /api/office/postings/:id/bring-back': [
    async ({ client }: { client: Client }) => {
      const of = await posting(client)
      await decide(client, of, 'withdraw')
      return { of, body: { reason: '大学からの連絡' } }
    },
  ],
  'POST /api/office/postings/sources': [() => ({ body: words })],
  'PUT /api/office/postings/sources/:id': [async ({ client }: { client: Client }) => ({ of: await source(client), body: { rev: 1, words: { ...words, every: 12 } } })],
  'POST /api/office/postings/sources/:id/pull': [async ({ client }: { client: Client }) => ({ of: await source(client), body: { rash: false } })],
}
