import {
  type ApplicationFile, applicationFileSchema, type Decided, decidedSchema, type Decision, type QueuePage, queuePageSchema, type QueueQuestion,
} from '../../../src/api/office-applications.ts'
import type { ApplicationForm } from '../../../src/domain/application/application.ts'
import { columnsOf } from '../../../src/server/store/applications.ts'
import { addUniversities, formFor } from '../applying.ts'
import { type Client, type House, openHouse } from '../house.ts'
import { atWork } from '../registry/at-work.ts'

/** A house with universities, and somebody of the office at work in it. */
export async function openDesk(): Promise<{ house: House; desk: Client }> {
  const house = await openHouse()
  await addUniversities(house.store, house.now())
  return { house, desk: await atWork(house) }
}

let made = 0

/** An application whose address is proved, as it comes to the office; returns its number. */
export async function putApplication(
  house: House,
  form: Partial<ApplicationForm> = {},
  { proved = true, bounced = false } = {},
): Promise<string> {
  made += 1
  const number = String(made).padStart(16, '0')
  const at = new Date(house.now() + made).toISOString()
  const row = {
    ...columnsOf(formFor({ email: `applicant${made}@example.jp`, studentNumber: `25-${made}`, ...form })),
    number, rev: 2, words: null, account: null, decidedBy: null, decidedAt: null, createdAt: at, updatedAt: at,
    state: proved ? ('waiting' as const) : ('unproved' as const),
    provedAt: proved ? at : null,
    bouncedAt: bounced ? at : null,
  }
  await house.store.write((tx) => tx.insertInto('applications').values(row).execute())
  return number
}

/** What the queue shows. */
export async function search(desk: Client, question: Partial<QueueQuestion> = {}): Promise<QueuePage> {
  const asked = { words: '', states: [], check: null, page: 0, ...question }
  const answer = await desk.request('POST', '/api/office/applications/search', asked)
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return queuePageSchema.parse(await answer.json())
}

/** One application as it is opened. */
export async function open(desk: Client, number: string): Promise<ApplicationFile> {
  const answer = await desk.request('POST', '/api/office/applications/open', { number })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return applicationFileSchema.parse(await answer.json())
}

type Given<D> = D extends Decision ? Omit<D, 'rev'> & { rev?: number } : never

/** Decides some applications, each with the revision it has now unless one is named. */
export async function decide(desk: Client, ...given: Given<Decision>[]): Promise<Decided[]> {
  const decisions = []
  for (const each of given) decisions.push({ rev: each.rev ?? (await open(desk, each.number)).item.rev, ...each })
  const answer = await desk.request('POST', '/api/office/applications/decisions', { decisions })
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return decidedSchema.parse(await answer.json()).results
}

/** What was mailed to an address: the templates, and whether a text names something. */
export const mailsTo = (house: House, recipient: string) =>
  house.store.read((tx) => tx.selectFrom('mails').select(['template', 'application', 'account']).where('recipient', '=', recipient).orderBy('createdAt').execute())
