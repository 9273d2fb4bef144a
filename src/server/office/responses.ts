import { type Context, Hono } from 'hono'
import { askOutSchema, type Figures, type OutFile, publishFiguresSchema } from '../../api/office-responses.ts'
import { dayAt } from '../../domain/campaigns/japan-day.ts'
import type { Bilingual } from '../../domain/language.ts'
import { universitySchema } from '../../domain/university.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { codeBookCsv } from '../responses/code-book-csv.ts'
import { codeBookOf } from '../responses/code-book.ts'
import { ddiOf } from '../responses/ddi.ts'
import { bringOutFigures, countFigures, type FiguresNow } from '../responses/figures.ts'
import { findResponses, type Responses } from '../responses/read-responses.ts'
import { responsesCsv } from '../responses/responses-csv.ts'
import { responsesParquet } from '../responses/responses-parquet.ts'
import { type Identifiers, tableOf } from '../responses/table.ts'
import type { Services } from '../services.ts'
import type { Tx } from '../store/schema.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 8 * 1024

const types: Record<OutFile, string> = {
  'responses.csv': 'text/csv; charset=utf-8',
  'responses.parquet': 'application/vnd.apache.parquet',
  'codebook.csv': 'text/csv; charset=utf-8',
  'ddi.xml': 'application/xml; charset=utf-8',
}

/** What comes out of campaigns, below `/api/office/campaigns`. */
export function responseRoutes({ store, clock, log }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  const shown = ({ figures, rev, published, campaign, definition }: FiguresNow): Figures =>
    ({ figures, rev, published, graceUntil: campaign.graceUntil, definition })

  /** The bytes of a file, made as they are sent. */
  const bytesOf = (file: OutFile, responses: Responses, identifiers: Identifiers): AsyncIterable<Uint8Array> => {
    const table = tableOf(store, responses, identifiers)
    if (file === 'responses.csv') return responsesCsv(table)
    if (file === 'responses.parquet') return responsesParquet(table)
    const entries = codeBookOf(table.variables, responses.versions, identifiers !== null)
    return wholly(file === 'codebook.csv' ? codeBookCsv(entries) : ddiOf(responses.campaign, entries, { rows: responses.total, now: clock() }))
  }

  /** A file that breaks off is no whole one: the connection ends without the end of the answer. */
  async function* watched(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes
    } catch (failure) {
      log.failure('a file broke off', failure)
      throw failure
    }
  }

  routes.post('/:id/out', async (c) => {
    const body = await readBody(c.req.raw, askOutSchema, maxBytes)
    if (!body.ok) return body.answer
    const { file, reason } = body.value
    const id = c.req.param('id')
    const now = clock()
    const found = await store.write(async (tx) => {
      const responses = await findResponses(tx, id)
      if (!responses) return null
      const detail = { campaign: id, file, identifiers: reason !== null, reason, responses: responses.total }
      await recordAudit(tx, { actor: c.get('actor'), action: 'campaign.taken-out', detail }, now)
      return { responses, identifiers: reason === null ? null : await universityNames(tx) }
    })
    if (!found) return problem('not-found')
    return answerFile(c, `${dayAt(now)}-${file}`, types[file], watched(bytesOf(file, found.responses, found.identifiers)))
  })

  routes.get('/:id/figures', async (c) => {
    const counted = await countFigures(store, c.req.param('id'), clock())
    return counted ? answerJson(c, 200, shown(counted)) : problem('not-found')
  })

  routes.post('/:id/figures', async (c) => {
    const body = await readBody(c.req.raw, publishFiguresSchema, maxBytes)
    if (!body.ok) return body.answer
    const outcome = await bringOutFigures(store, { id: c.req.param('id'), rev: body.value.rev }, { actor: c.get('actor'), now: clock() })
    return 'refused' in outcome ? problem(outcome.refused) : answerJson(c, 200, shown(outcome))
  })

  return routes
}

async function* wholly(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

const answerFile = (c: Context, name: string, type: string, bytes: AsyncIterable<Uint8Array>): Response =>
  c.body(streamOf(bytes), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  })

/** Made as fast as it is taken, and no further once nobody takes it. */
function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const each = bytes[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await each.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await each.return?.()
    },
  })
}

async function universityNames(tx: Tx): Promise<Map<string, Bilingual>> {
  const rows = await tx.selectFrom('universities').select(['id', 'body']).execute()
  return new Map(rows.map(({ id, body }) => [id, universitySchema.parse(JSON.parse(body)).name]))
}
