import {
  byHand, type FileKind, type OfficePosting, officePostingSchema, type OfficePostings, officePostingsSchema, type PostingQuestion, type PostingsDone, postingsDoneSchema,
  type PostingsPlan, postingsPlanSchema,
} from '../../../src/api/office-postings.ts'
import type { Client } from '../house.ts'

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** A table of postings, as a source in Japan writes it. */
export function tableOf(...rows: Record<string, string>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => cells.map(quoted).join(',')).join('\r\n')
}

/** A line of such a table. */
export const lineOf = (id: string, more: Record<string, string> = {}): Record<string, string> => ({
  求人ID: id, 求人件名: `${id}の公募`, 機関名: '見本大学', 公開開始日: '2026年11月1日', 募集終了日: '2026年12月22日', 仕事内容・職務内容: '研究', ...more,
})

/** How a file is handed in. */
export interface Handed {
  kind?: FileKind
  source?: string
  whole?: boolean
}
const pathOf = ({ kind = 'csv', source = byHand, whole = false }: Handed): string => `/api/office/postings/files?kind=${kind}&source=${source}&whole=${whole ? 'yes' : 'no'}`

/** Hands a file in, for a dry run or with a plan's token. */
export const hand = (client: Client, file: string | Uint8Array<ArrayBuffer>, how: Handed = {}, token?: string): Promise<Response> =>
  client.request('POST', `${pathOf(how)}${token === undefined ? '' : `&plan=${token}`}`, file)

async function wholeAnswer(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** The dry run of a file. */
export const planFor = async (client: Client, file: string, how: Handed = {}): Promise<PostingsPlan> => postingsPlanSchema.parse(await wholeAnswer(await hand(client, file, how)))

/** Looks at a file and takes it in. */
export async function takeIn(client: Client, file: string, how: Handed = {}): Promise<PostingsDone> {
  const { token } = await planFor(client, file, how)
  return postingsDoneSchema.parse(await wholeAnswer(await hand(client, file, how, token)))
}

/** The office's list. */
export const search = async (client: Client, question: Partial<PostingQuestion> = {}): Promise<OfficePostings> =>
  officePostingsSchema.parse(await wholeAnswer(await client.request('POST', '/api/office/postings/search', { words: '', state: null, source: null, page: 0, ...question })))

/** One posting. */
export const open = async (client: Client, id: string): Promise<OfficePosting> => officePostingSchema.parse(await wholeAnswer(await client.request('GET', `/api/office/postings/${id}`)))

/** Withdraws a posting or brings it back. */
export const decide = (client: Client, id: string, deed: 'withdraw' | 'bring-back', reason = '大学からの連絡'): Promise<Response> =>
  client.request('POST', `/api/office/postings/${id}/${deed}`, { reason })
