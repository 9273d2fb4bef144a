import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'
import { tokenFor } from '../../src/server/campaigns/invitation-token.ts'
import type { Server } from './server.ts'

const valueSchema = z.object({ value: z.string() })
const noteSchema = z.object({ openedAt: z.nullable(z.string()) })
const countSchema = z.object({ count: z.number() })

/** An invitation as it stands in the server's database, which is written to beside the running server. */
export interface Invited {
  /** What the mail leads to. */
  link: string
  /** When the button was first pressed; null: nobody did. */
  openedAt(): string | null
  /** How many devices came in by links and codes. */
  cameByLink(): number
}

/** Invites the person of an account to a campaign. */
export function invite(server: Server, account: string, campaign: string): Invited {
  const id = `invitation-${crypto.randomUUID()}`
  const asked = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(join(server.dataDir, 'jgrad.sqlite'), { timeout: 10_000 })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  const pepper = asked((database) => {
    const insert = 'insert into invitations (id, campaign, account, "createdAt", "openedAt") values (?, ?, ?, ?, null)'
    database.prepare(insert).run(id, campaign, account, new Date().toISOString())
    return valueSchema.parse({ ...database.prepare("select value from meta where key = 'pepper'").get() }).value
  })
  return {
    link: `/answer#${tokenFor('answer', id, pepper)}`,
    openedAt: () => asked((database) => noteSchema.parse({ ...database.prepare('select "openedAt" from invitations where id = ?').get(id) }).openedAt),
    cameByLink: () => asked((database) => countSchema.parse({ ...database.prepare('select count(*) as count from sessions where scope is not null').get() }).count),
  }
}
