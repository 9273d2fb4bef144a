import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'
import { tokenFor } from '../../src/server/campaigns/invitation-token.ts'
import type { Server } from './server.ts'

const valueSchema = z.object({ value: z.string() })
const idSchema = z.object({ id: z.string() })
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

/** The invitation of the person with this address to a campaign, made here where there is none. */
export function invite(server: Server, email: string, campaign: string): Invited {
  const asked = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(join(server.dataDir, 'jgrad.sqlite'), { timeout: 10_000 })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  const { id, pepper } = asked((database) => {
    // Where a campaign runs, the server invites by itself: everybody is invited once.
    const insert = 'insert into invitations (id, campaign, account, "createdAt", "openedAt") select ?, ?, id, ?, null from accounts where address = ? on conflict do nothing'
    database.prepare(insert).run(`invitation-${crypto.randomUUID()}`, campaign, new Date().toISOString(), email)
    const find = 'select i.id from invitations i join accounts a on a.id = i.account where i.campaign = ? and a.address = ?'
    const invitation = idSchema.parse({ ...database.prepare(find).get(campaign, email) })
    return { id: invitation.id, pepper: valueSchema.parse({ ...database.prepare("select value from meta where key = 'pepper'").get() }).value }
  })
  return {
    link: `/answer#${tokenFor('answer', id, pepper)}`,
    openedAt: () => asked((database) => noteSchema.parse({ ...database.prepare('select "openedAt" from invitations where id = ?').get(id) }).openedAt),
    cameByLink: () => asked((database) => countSchema.parse({ ...database.prepare('select count(*) as count from sessions where scope is not null').get() }).count),
  }
}
