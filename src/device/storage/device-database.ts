import { Dexie, type Table } from 'dexie'
import * as z from 'zod/mini'
import { roles } from '../../api/session.ts'
import type { Environment } from '../environment.ts'
import { openGateway } from './gateway.ts'
import { databaseOptions } from './guarded.ts'

/**
 * What this device remembers whoever uses it. Each mark has its own schema; one that does not parse counts as absent.
 */
const markSchemas = {
  /** This device's random name, for the list of devices; nothing depends on it being unique. */
  device: z.string(),
  person: z.object({ account: z.string(), role: z.enum(roles), name: z.string(), email: z.string(), welcome: z.optional(z.boolean()), scope: z.optional(z.string()) }),
  /** The address a code was asked for. */
  codeAsked: z.string(),
  /** Whoever asked for that code said that this computer is used by others too. */
  sharing: z.boolean(),
  /** Whoever is signed in uses a computer of many: what is here of that account goes with the last tab of this sitting. */
  sitting: z.object({ id: z.string(), account: z.string() }),
  /** Somebody signed out here and the server does not know yet: until it does, nothing else may be asked of it. */
  barred: z.object({ since: z.number() }),
  /** The account that signed out here and whose notebook must be gone before anything else is done. */
  doomed: z.string(),
  /** The server no longer takes this session; said again at every start until somebody signs in. */
  sessionEnded: z.boolean(),
  /** Unsent text of notebooks that had to go, until their owner has taken it. */
  setAside: z.array(z.object({ account: z.string(), text: z.string() })),
  /** This storage began empty: nobody knows yet why, or the browser had emptied it. Gone once somebody signed in. */
  emptiness: z.enum(['unexplained', 'lost']),
  /** How the server names this device's notifications, and whose they are. */
  push: z.object({ id: z.string(), account: z.string() }),
  preferences: z.record(z.string(), z.string()),
} as const
export type MarkName = keyof typeof markSchemas
type MarkValue<N extends MarkName> = z.infer<(typeof markSchemas)[N]>

const isMarkName = (name: string): name is MarkName => Object.hasOwn(markSchemas, name)

interface MarkRow {
  name: string
  value: unknown
}

const version = 1

class DeviceDatabase extends Dexie {
  declare marks: Table<MarkRow, string>

  constructor(environment: Environment) {
    super('jgrad-device', { chromeTransactionDurability: 'strict', ...databaseOptions(environment, version) })
    this.version(version).stores({ marks: 'name' })
  }
}

/** Every mark that is set. */
export type AllMarks = { [N in MarkName]?: MarkValue<N> }

/** The marks of this device. Reads go to the store each time: another tab or the worker may have set one. */
export interface Marks {
  /** Every mark in one look, for the start of the app. */
  all(): Promise<AllMarks>
  get<N extends MarkName>(name: N): Promise<MarkValue<N> | undefined>
  set<N extends MarkName>(name: N, value: MarkValue<N>): Promise<void>
  /** Sets and removes several marks in one transaction; `undefined` removes. */
  change(marks: { [N in MarkName]?: MarkValue<N> | undefined }): Promise<void>
}

/** Opens the small marks that this device keeps outside any notebook. Rejects on use when storage is barred. */
export function openMarks(environment: Environment): Marks {
  const gateway = openGateway(() => new DeviceDatabase(environment))
  return {
    async all() {
      const rows = await gateway.run((database) => database.marks.toArray())
      const sound = rows.filter(({ name, value }) => isMarkName(name) && markSchemas[name].safeParse(value).success)
      return Object.fromEntries(sound.map(({ name, value }) => [name, value]))
    },
    async get<N extends MarkName>(name: N) {
      const row = await gateway.run((database) => database.marks.get(name))
      const parsed = markSchemas[name].safeParse(row?.value)
      return parsed.success ? (parsed.data as MarkValue<N>) : undefined
    },
    async set(name, value) {
      await gateway.run((database) => database.marks.put({ name, value }))
    },
    async change(marks) {
      await gateway.run((database) =>
        database.transaction('rw', database.marks, async () => {
          for (const [name, value] of Object.entries(marks)) {
            await (value === undefined ? database.marks.delete(name) : database.marks.put({ name, value }))
          }
        }),
      )
    },
  }
}
