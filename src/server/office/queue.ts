import {
  type ApplicationFile,
  type CheckFilter,
  officeStates,
  type QueueItem,
  type QueuePage,
  queuePageSize,
  type QueueQuestion,
  type Lookalike,
} from '../../api/office-applications.ts'
import type { University } from '../../domain/university.ts'
import { countStates, findApplications, universitiesById } from '../store/queue.ts'
import type { ApplicationTable, Tx } from '../store/schema.ts'
import { addressRemarks } from './address-remarks.ts'
import { findLookalikes, readForm, universityOf } from './lookalikes.ts'

/** The page of the queue that was asked for, with the checks made of each application. */
export async function readQueue(tx: Tx, { words, states, check, page }: QueueQuestion): Promise<QueuePage> {
  const universities = await universitiesById(tx)
  const rows = await findApplications(tx, { words, states }, universities)
  const slice = <T>(all: readonly T[]) => all.slice(page * queuePageSize, (page + 1) * queuePageSize)
  // What the checks find is not in any column: to filter by it, all have to be looked at.
  const looked = check === null ? slice(rows) : rows
  const alike = await findLookalikes(tx, looked, universities)
  const items = looked.map((row) => itemOf(row, alike.get(row.number) ?? [], universities)).filter((item) => check === null || passes(item, check))
  return {
    items: check === null ? items : slice(items),
    total: check === null ? rows.length : items.length,
    counts: await countStates(tx),
  }
}

function passes({ checks }: QueueItem, check: CheckFilter): boolean {
  const found = { duplicate: checks.duplicates.count > 0, address: checks.address.length > 0, bounced: checks.bouncedAt !== null }
  return check === 'clear' ? !found.duplicate && !found.address && !found.bounced : found[check]
}

function itemOf(row: ApplicationTable, alike: readonly Lookalike[], universities: ReadonlyMap<string, University>): QueueItem {
  const form = readForm(row)
  const { name, nameKana, nameLatin, email, school, studentNumber, entryYear } = form
  const { number, rev, state, createdAt, updatedAt, provedAt, bouncedAt } = row
  return {
    number, rev, state, createdAt, updatedAt, name, nameKana, nameLatin, email, school, studentNumber, entryYear,
    university: universityOf(form.university, universities),
    checks: {
      provedAt,
      bouncedAt,
      address: addressRemarks(form, universities),
      member: universities.get(form.university)?.member ?? false,
      duplicates: { count: alike.length, strongest: alike.some(({ strength }) => strength === 'likely') ? 'likely' : (alike[0]?.strength ?? null) },
    },
  }
}

/** Everything about one application that the office sees; null when there is none with this number. */
export async function readFile(tx: Tx, number: string): Promise<ApplicationFile | null> {
  const row = await tx.selectFrom('applications').selectAll().where('number', '=', number).where('state', 'in', officeStates).executeTakeFirst()
  if (!row) return null
  const universities = await universitiesById(tx)
  const lookalikes = (await findLookalikes(tx, [row], universities)).get(number) ?? []
  const person = (id: string) => tx.selectFrom('accounts').select(['id', 'jgradId', 'name']).where('id', '=', id).executeTakeFirst()
  const account = row.account === null ? undefined : await person(row.account)
  const decider = row.decidedBy === null ? undefined : await person(row.decidedBy)
  return {
    item: itemOf(row, lookalikes, universities),
    form: readForm(row),
    words: row.words,
    decidedBy: decider?.name ?? null,
    decidedAt: row.decidedAt,
    account: account ? { id: account.id, jgradId: account.jgradId } : null,
    lookalikes,
  }
}
