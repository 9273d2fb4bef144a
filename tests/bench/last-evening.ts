import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse'
import type { Campaign } from '../../src/domain/campaign.ts'
import { columnsOf, layoutOf } from '../../src/domain/responses/row.ts'
import { variablesOf } from '../../src/domain/responses/variables.ts'
import { publishCampaign, publishQuestionnaire } from '../../src/server/catalogue/publish.ts'
import { sha256 } from '../../src/server/random.ts'
import { yearlyQuestionnaire } from '../../src/server/samples/questionnaire/definition.ts'
import { createAccount } from '../../src/server/store/accounts.ts'
import { createSession } from '../../src/server/store/sessions.ts'
import { openStore } from '../../src/server/store/store.ts'
import { startServer } from '../browser/server.ts'
import { installedPostgres, noPostgres } from '../postgres.ts'
import { startCluster } from '../server/postgresql/cluster.ts'
import { drawAnswers, drawing, seatPeople, sendAll } from '../server/responses/evening.ts'
import { quantile } from './measure.ts'

/**
 * `npm run bench:last-evening`: the last evening of a campaign. 36,000 people (or as many as the command names) send what
 * they sealed through one server on PostgreSQL, over real HTTP and networks that lose and repeat; then the export must
 * hold every acknowledged answer exactly once. It ends with a failure when it does not, or takes more than ten minutes.
 */
const people = Number(process.argv[2] ?? 36_000)
const together = 300
const limit = 600

const programs = installedPostgres()
if (programs === undefined) throw new Error(noPostgres)
const cluster = await startCluster(programs)
const server = await startServer(undefined, { DATABASE_URL: cluster.url })
const store = await openStore({ kind: 'postgresql', url: cluster.url })
try {
  await measure()
} finally {
  await store.close()
  await server.remove()
  await cluster.stop()
}

async function measure(): Promise<void> {
  const now = Date.now()
  const day = 24 * 3_600_000
  const definition = { ...yearlyQuestionnaire, id: 'evening', version: 1 }
  const campaign: Campaign = {
    id: 'last-evening',
    title: definition.title,
    definition: { id: definition.id, version: definition.version },
    referenceDate: '2026-11-01',
    opensAt: new Date(now - 30 * day).toISOString(),
    closesAt: new Date(now + day).toISOString(),
    graceUntil: new Date(now + 7 * day).toISOString(),
  }
  await store.write(async (tx) => {
    const published = [await publishQuestionnaire(tx, definition, now), await publishCampaign(tx, campaign, now)]
    if (published.some(({ ok }) => !ok)) throw new Error(JSON.stringify(published))
  })
  const seated = await seatPeople(store, people, now)
  const draw = drawing(20261122)
  const answersOf = (jgradId: string) => drawAnswers(definition, campaign.referenceDate, drawing(Number(jgradId.slice(2))))
  const sealedAt = new Date(now).toISOString()
  console.log(`${people} people, ${together} at a time, one server on PostgreSQL`)

  const begun = performance.now()
  const cpuBefore = process.cpuUsage()
  const sent = await sendAll(seated, {
    origin: () => server.origin,
    path: `/api/submissions/${campaign.id}`,
    bodyOf: ({ jgradId }) => JSON.stringify({ campaign: campaign.id, definition: campaign.definition, answers: answersOf(jgradId), sealedAt, device: jgradId }),
    together,
    draw,
  })
  const seconds = (performance.now() - begun) / 1000
  const cpu = process.cpuUsage(cpuBefore)
  const percent = (part: number) => `${quantile(sent.times, part).toFixed(0)} ms`
  console.log(`  received ${sent.receipts.size} in ${seconds.toFixed(0)} s: ${(sent.receipts.size / seconds).toFixed(0)} a second (limit ${limit} s, ${(people / limit).toFixed(0)} a second)`)
  console.log(`  ${sent.requests} requests, ${sent.lost} lost on the way; half within ${percent(0.5)}, 95 % ${percent(0.95)}, 99 % ${percent(0.99)}, slowest ${percent(1)}`)
  console.log(`  the senders themselves computed ${((cpu.user + cpu.system) / 1e6).toFixed(0)} s; the server's memory at its highest ${memory()}`)

  const token = 'office-at-the-last-evening'
  await store.write(async (tx) => {
    const account = await createAccount(tx, { email: 'evening-office@example.org', role: 'office', language: 'ja', name: '事務局', now })
    await createSession(tx, { id: token, tokenHash: sha256(token), account, createdAt: sealedAt, expiresAt: new Date(now + day).toISOString(), method: 'passkey' })
  })
  const out = async (file: string): Promise<Response> => {
    const answer = await fetch(`${server.origin}/api/office/campaigns/${campaign.id}/out`, {
      method: 'POST',
      headers: { cookie: `jgrad=${token}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ file, reason: 'a count of what arrived' }),
    })
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
    return answer
  }
  for (const file of ['responses.csv', 'responses.parquet']) {
    const since = performance.now()
    const bytes = (await (await out(file)).arrayBuffer()).byteLength
    console.log(`  ${file}: ${(bytes / 1e6).toFixed(1)} MB in ${((performance.now() - since) / 1000).toFixed(1)} s; memory ${memory()}`)
  }

  const variables = variablesOf([definition])
  const names = columnsOf(variables)
  const layout = layoutOf(definition, variables, campaign.referenceDate)
  const missing = new Set(sent.receipts.keys())
  const wrong: string[] = []
  const rows = parse(Buffer.from(await (await out('responses.csv')).arrayBuffer()), { bom: true, columns: true }) as AsyncIterable<Record<string, string>>
  for await (const row of rows) {
    const jgradId = row['jgrad_id'] ?? ''
    if (!missing.delete(jgradId)) wrong.push(`${jgradId} is there twice, or was never acknowledged`)
    const cells = layout(answersOf(jgradId))
    const differs = names.find((name, at) => String(cells[at] ?? '') !== row[name]?.replace(/^'(?==)/, ''))
    if (differs !== undefined) wrong.push(`${jgradId} has another ${differs} than was sent`)
  }
  const twice = [...sent.receipts.values()].filter(({ size }) => size !== 1).length
  console.log(`  in the export: ${sent.receipts.size - missing.size} of ${sent.receipts.size} acknowledged, ${wrong.length} rows wrong, ${twice} people with two receipts`)
  if (missing.size + wrong.length + twice > 0 || sent.receipts.size !== people) throw new Error(['the export is not what was acknowledged', ...wrong.slice(0, 5)].join('\n'))
  if (seconds > limit) throw new Error(`it took more than ${limit} s`)
}

/** The most memory that the server's process ever held. */
function memory(): string {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8'))?.[1]
  return `${(Number(kilobytes) / 1024).toFixed(0)} MB`
}
