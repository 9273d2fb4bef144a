import { receiptField } from '../domain/notebook.ts'
import type { Notebook, Person } from './device.ts'
import type { Environment } from './environment.ts'
import { listRecords, readRecord, writeField } from './records.ts'
import type { Gateway } from './storage/gateway.ts'
import type { NotebookDatabase } from './storage/notebook-database.ts'

export interface NotebookContext {
  person: Person
  /** This device's random name. */
  device: string
  database: Gateway<NotebookDatabase>
  environment: Environment
  /** Runs a write and reports whether it was stored. */
  storing: <T>(write: Promise<T>) => Promise<T>
  watch: Notebook['watch']
}

/** The notebook as the app sees it, over one person's database; what needs the network is added where that is. */
export function createNotebook({ person, device, database, environment, storing, watch }: NotebookContext): Omit<Notebook, 'fetchSent'> {
  return {
    person,
    watch,
    read: (type, record) => database.run((open) => readRecord(open, type, record)),
    list: (type) => database.run((open) => listRecords(open, type)),
    write: ({ over, ...edit }) => storing(database.run((open) => writeField(open, edit, over, environment))),
    // Removing, settling and sealing are done rarely: no part of what every start loads.
    async remove(type, record) {
      const { removeRecord } = await import('./removal.ts')
      return storing(database.run((open) => removeRecord(open, type, record, environment)))
    },
    async undo(removed) {
      const { undoRemoval } = await import('./removal.ts')
      return storing(database.run((open) => undoRemoval(open, removed, environment)))
    },
    async overRemoval(type, record) {
      const { readRemoval } = await import('./removal.ts')
      return database.run((open) => readRemoval(open, type, record))
    },
    async conflicts() {
      // Hardly anybody ever has one: a notebook without is opened without the part that reads them.
      if ((await database.run((open) => open.conflicts.count())) === 0) return []
      const { openConflicts } = await import('./conflicts.ts')
      return database.run((open) => openConflicts(open, device))
    },
    // A damaged one is met here, not on a screen: the gateway then has it put aside.
    refusals: () => database.run((open) => open.refused.filter(({ change }) => 'kind' in change).toArray()),
    async mend(refusal, choice) {
      const { mendRefused } = await import('./mending.ts')
      return storing(database.run((open) => mendRefused(open, refusal, choice, environment)))
    },
    waiting: (type, record) =>
      database.run((open) => open.pending.where('[change.type+change.record]').equals([type, record]).filter(({ outcome }) => outcome === null).count()),
    async settle(conflict, choice) {
      const { settleConflict } = await import('./settling.ts')
      return storing(database.run((open) => settleConflict(open, conflict, choice, device, environment)))
    },
    async reopen(settled) {
      const { reopenConflict } = await import('./settling.ts')
      return storing(database.run((open) => reopenConflict(open, settled, environment)))
    },
    seal: async (campaign, answers) => storing((await sealing()).seal(database, campaign, answers, environment)),
    async sealed(campaign) {
      const { here, row } = await database.run((open) =>
        open.transaction('r', open.sealed, open.rows, async () => ({
          here: await open.sealed.get(campaign),
          row: await open.rows.get(['draft', campaign, receiptField]),
        })),
      )
      return row ? (await sealing()).sealStanding(here, campaign, row.value) : here
    },
    unseal: async (campaign) => storing((await sealing()).unseal(database, campaign)),
    settleSeal: async (shown, choice, decided) => storing((await sealing()).settleSeal(database, shown, choice, environment, decided)),
  }
}

const sealing = () => import('./sealing.ts')
