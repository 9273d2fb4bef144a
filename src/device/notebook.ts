import { receiptField } from '../domain/notebook.ts'
import { contentHash, receiptSchema } from '../domain/submission.ts'
import type { Notebook, Person, Sealed } from './device.ts'
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
  const sealedElsewhere = async (campaign: string): Promise<Sealed | undefined> => {
    const told = await database.run((open) => open.rows.get(['draft', campaign, receiptField]))
    const receipt = receiptSchema.safeParse(told?.value)
    if (!receipt.success) return undefined
    const { receivedAt, hash } = receipt.data
    const definition = { id: '', version: 0 }
    return { campaign, definition, answers: {}, sealedAt: receivedAt, hash, state: 'received', receipt: receipt.data }
  }

  return {
    person,
    watch,
    read: (type, record) => database.run((open) => readRecord(open, type, record)),
    list: (type) => database.run((open) => listRecords(open, type)),
    write: ({ over, ...edit }) => storing(database.run((open) => writeField(open, edit, over, environment))),
    // Removing and settling are done rarely: no part of what every start loads.
    async remove(type, record) {
      const { removeRecord } = await import('./removal.ts')
      return storing(database.run((open) => removeRecord(open, type, record, environment)))
    },
    async undo(removed) {
      const { undoRemoval } = await import('./removal.ts')
      return storing(database.run((open) => undoRemoval(open, removed, environment)))
    },
    async conflicts() {
      // Hardly anybody ever has one: a notebook without is opened without the part that reads them.
      if ((await database.run((open) => open.conflicts.count())) === 0) return []
      const { openConflicts } = await import('./conflicts.ts')
      return database.run((open) => openConflicts(open, device))
    },
    refusals: () => database.run((open) => open.refused.toArray()),
    async settle(conflict, choice) {
      const { settleConflict } = await import('./settling.ts')
      return storing(database.run((open) => settleConflict(open, conflict, choice, device, environment)))
    },
    async reopen(settled) {
      const { reopenConflict } = await import('./settling.ts')
      return storing(database.run((open) => reopenConflict(open, settled, environment)))
    },
    async seal({ id: campaign, definition }, answers) {
      const hash = await contentHash({ campaign, definition, answers })
      const sealedAt = new Date(environment.now()).toISOString()
      const fresh: Sealed = { campaign, definition, answers, sealedAt, hash, state: 'unsent' }
      return storing(
        database.run((open) =>
          open.transaction('rw', open.sealed, async () => {
            const before = await open.sealed.get(campaign)
            // Pressed twice, or in two tabs: what is sealed stays sealed.
            if (before && before.state !== 'refused') return before
            await open.sealed.put(fresh)
            return fresh
          }),
        ),
      )
    },
    async sealed(campaign) {
      const here = await database.run((open) => open.sealed.get(campaign))
      if (here && here.state !== 'unsent') return here
      const elsewhere = await sealedElsewhere(campaign)
      if (!here) return elsewhere
      // The answer to our own request may have been lost, and the receipt come through the feed.
      return elsewhere?.receipt && elsewhere.hash === here.hash ? { ...here, state: 'received', receipt: elsewhere.receipt } : here
    },
    unseal: (campaign) =>
      storing(
        database.run((open) =>
          open.transaction('rw', open.sealed, async () => {
            const sealed = await open.sealed.get(campaign)
            if (sealed?.state === 'refused') await open.sealed.delete(campaign)
          }),
        ),
      ),
  }
}
