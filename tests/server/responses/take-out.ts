import { parquetReadObjects } from 'hyparquet'
import { parse } from 'csv-parse/sync'
import type { OutFile } from '../../../src/api/office-responses.ts'
import type { Campaign } from '../../../src/domain/campaign.ts'
import type { Definition } from '../../../src/domain/questionnaire/definition.ts'
import { publishCampaign, publishQuestionnaire } from '../../../src/server/catalogue/publish.ts'
import { type Client, type House, openHouse } from '../house.ts'
import { winterSurvey } from '../publish.ts'
import { atWork } from '../registry/at-work.ts'

/** A house with the winter survey asking this, and somebody of the office at work. */
export async function openWinter(definition: Definition): Promise<{ house: House; office: Client }> {
  const house = await openHouse()
  await publish(house, definition)
  return { house, office: await atWork(house) }
}

/** Publishes a version; the campaign goes on asking the one it asks, or this one. */
export const publish = (house: House, definition: Definition, campaign: Campaign = winterSurvey): Promise<void> =>
  house.store.write(async (tx) => {
    const published = [await publishQuestionnaire(tx, definition, house.now()), await publishCampaign(tx, campaign, house.now())]
    if (published.some(({ ok }) => !ok)) throw new Error(JSON.stringify(published))
  })

/** Sends sealed answers. */
export const send = (client: Client, answers: unknown, more: Record<string, unknown> = {}): Promise<Response> =>
  client.request('PUT', `/api/submissions/${winterSurvey.id}`, {
    campaign: winterSurvey.id, definition: { id: 'small', version: 1 }, answers, sealedAt: '2026-11-22T00:00:00.000Z', device: 'phone', ...more,
  })

/** Asks for a file. */
export const askOut = (office: Client, file: OutFile, reason: string | null = null, campaign: string = winterSurvey.id): Promise<Response> =>
  office.request('POST', `/api/office/campaigns/${campaign}/out`, { file, reason })

/** Takes a file out. */
export async function takeOut(office: Client, file: OutFile, reason: string | null = null): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await askOut(office, file, reason)
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** The lines of a CSV file, by their columns. */
export const readCsv = (bytes: Uint8Array): Record<string, string>[] => parse(Buffer.from(bytes), { bom: true, columns: true })

/** The rows of a Parquet file, read by another program than wrote it. */
export const readParquet = (bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, string | number | null>[]> =>
  parquetReadObjects({ file: bytes.buffer }) as Promise<Record<string, string | number | null>[]>
