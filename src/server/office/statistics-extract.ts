import { Hono } from 'hono'
import { askExtractSchema, type ExtractFile, takeExtractSchema } from '../../api/statistics-extract.ts'
import { wrongIn } from '../../domain/statistics/crossing.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { addressOf } from '../links.ts'
import type { Services } from '../services.ts'
import { readCodeNames } from '../statistics/code-names.ts'
import { extractCsv, type ExtractSheet, layOutExtract } from '../statistics/extract-file.ts'
import { extractSpreadsheet } from '../statistics/extract-spreadsheet.ts'
import { crossingDetail, makeExtract, readExtractChoices } from '../statistics/extract.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 64 * 1024

const types: Record<ExtractFile, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Tables out of the newest edition of the statistics, below `/api/office/statistics/extract`. */
export function extractRoutes({ store, clock, config }: Services): Hono<OfficeBindings> {
  const routes = new Hono<OfficeBindings>()
  routes.get('/', async (c) => answerJson(c, 200, await store.read(readExtractChoices)))

  routes.post('/', async (c) => {
    const body = await readBody(c.req.raw, askExtractSchema, maxBytes)
    if (!body.ok) return body.answer
    const { crossing, edition } = body.value
    const wrong = wrongIn(crossing)
    if (wrong !== null) return problem('bad-request', { field: `crossing.${wrong}` })
    const made = await store.read((tx) => makeExtract(tx, crossing, edition))
    return typeof made === 'string' ? problem(made) : answerJson(c, 200, { table: made.table })
  })

  routes.post('/out', async (c) => {
    const body = await readBody(c.req.raw, takeExtractSchema, maxBytes)
    if (!body.ok) return body.answer
    const { crossing, edition, file, language } = body.value
    const wrong = wrongIn(crossing)
    if (wrong !== null) return problem('bad-request', { field: `crossing.${wrong}` })
    // Read at one moment: an edition that comes out meanwhile must not lend its numbers to this one.
    const made = await store.read(async (tx) => {
      const extracted = await makeExtract(tx, crossing, edition)
      return typeof extracted === 'string' ? extracted : { extracted, names: await readCodeNames(tx) }
    })
    if (typeof made === 'string') return problem(made)
    const detail = { edition, file, ...crossingDetail(crossing) }
    await store.write((tx) => recordAudit(tx, { actor: c.get('actor'), action: 'statistics.extracted', detail }, clock()))
    const sheet = layOutExtract(made.extracted, crossing, { names: made.names, language, address: addressOf(config) })
    return c.body(Uint8Array.from(await bytesOf(file, sheet)), 200, {
      'content-type': types[file],
      'content-disposition': `attachment; filename="jgrad-${crossing.table}-${edition}.${file}"`,
      'cache-control': 'no-store',
    })
  })
  return routes
}

const bytesOf = async (file: ExtractFile, sheet: ExtractSheet): Promise<Uint8Array> => (file === 'csv' ? Buffer.from(extractCsv(sheet)) : extractSpreadsheet(sheet))
