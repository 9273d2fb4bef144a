import { join } from 'node:path'
import type { ApplicationState } from '../../src/domain/application/application.ts'
import { openStore } from '../../src/server/store/store.ts'
import type { Server } from './server.ts'

/** Leaves the only application there is as the office or a mail server would: in a state, with words, or bounced. */
export async function decide(server: Server, change: { state?: ApplicationState; words?: string | null; bouncedAt?: string | null }): Promise<void> {
  const store = await openStore({ kind: 'sqlite', path: join(server.dataDir, 'jgrad.sqlite') })
  await store.write((tx) => tx.updateTable('applications').set((eb) => ({ ...change, rev: eb('rev', '+', 1) })).execute())
  await store.close()
}
