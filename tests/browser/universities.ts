import { join } from 'node:path'
import { openStore } from '../../src/server/store/store.ts'
import type { University } from '../../src/domain/university.ts'
import { addUniversities } from '../server/applying.ts'
import type { Server } from './server.ts'

/** Gives a running server universities, as the office would. */
export async function giveUniversities(server: Server, universities?: readonly University[]): Promise<void> {
  const store = await openStore({ kind: 'sqlite', path: join(server.dataDir, 'jgrad.sqlite') })
  await addUniversities(store, Date.now(), universities)
  await store.close()
}
