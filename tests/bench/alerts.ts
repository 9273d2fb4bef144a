import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sendPostingAlerts } from '../../src/server/alerts/send.ts'
import type { Services } from '../../src/server/services.ts'
import { createAccount } from '../../src/server/store/accounts.ts'
import { openStore } from '../../src/server/store/store.ts'
import { madeUp, putPostings } from '../postings/made-up.ts'

/**
 * `npm run bench:alerts`: the morning's mails. 36,000 people (or as many as the command names) ask to be told of two
 * searches each; of 20,000 postings, 300 are new. It prints how long it takes until every mail is written.
 */
const people = Number(process.argv[2] ?? 36_000)
const [postings, fresh] = [20_000, 300]
const asked = Date.parse('2026-11-20T00:00:00Z')
let now = asked
const folder = mkdtempSync(join(tmpdir(), 'jgrad-alerts-'))
const store = await openStore({ kind: 'sqlite', path: join(folder, 'bench.sqlite') })
try {
  await fill()
  now = Date.parse('2026-11-23T00:00:00Z')
  const services = { store, clock: () => now, config: { origin: null, port: 8787 }, log: console } as unknown as Services
  const began = performance.now()
  let [mails, runs] = [0, 0]
  for (let written = 1; written > 0; runs += 1) mails += written = await sendPostingAlerts(services, new AbortController().signal)
  const seconds = (performance.now() - began) / 1000
  console.log(`${people} people, ${2 * people} searches, ${fresh} new of ${postings} postings: ${mails} mails in ${runs} runs, ${seconds.toFixed(1)} s, ${Math.round(people / seconds)} people a second`)
} finally {
  await store.close()
  rmSync(folder, { recursive: true })
}

async function fill(): Promise<void> {
  const at = new Date(asked).toISOString()
  for (let from = 0; from < postings; from += 1000) {
    await store.write((tx) => putPostings(tx, Array.from({ length: 1000 }, (_, number) => madeUp(from + number, 0, 1500)), at))
  }
  await store.write(async (tx) => {
    await tx.updateTable('postings').set({ since: 1 }).execute()
    await tx.updateTable('postings').set({ since: 2 }).where('id', '>=', madeUp(postings - fresh).heading.id).execute()
    for (const [edition, publishedAt] of [[1, at], [2, '2026-11-22T00:00:00.000Z']] as const) {
      await tx.insertInto('editions').values({ kind: 'postings', edition, hash: '', bytes: 0, body: '', publishedAt }).execute()
    }
  })
  for (let from = 0; from < people; from += 500) {
    await store.write(async (tx) => {
      for (let number = from; number < Math.min(people, from + 500); number += 1) {
        const account = await createAccount(tx, { email: `p${number}@example.jp`, role: 'registrant', name: '見本 太郎', language: 'ja', now: asked })
        const searches = [{ jobTypes: [`0000${number % 5}`], all: number % 3 === 0 ? '研究' : '' }, { places: { areas: [], prefectures: [`000${10 + (number % 38)}`] } }]
        const rows = searches.flatMap((fields, search) =>
          Object.entries({ ...fields, alert: { every: 'daily', by: 'mail' } }).map(([name, value], field) => ({
            account, type: 'search', record: `s${search}`, kind: 'register' as const, name, rev: search * 10 + field + 1,
            body: JSON.stringify({ value, id: 'x', based: [], history: [], same: [], at: asked, device: 'd' }),
          })),
        )
        await tx.insertInto('notebook').values(rows).execute()
      }
    })
  }
}
