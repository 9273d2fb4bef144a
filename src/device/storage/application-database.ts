import { Dexie, type Table } from 'dexie'
import * as z from 'zod/mini'
import { applicationStandingSchema } from '../../api/applications.ts'
import { applicationFormSchema } from '../../domain/application/application.ts'
import { databasesOf, type Environment } from '../environment.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { databaseOptions } from './guarded.ts'

/** An application as this device keeps it, for whoever writes it here: there is no account yet that it could belong to. */
export const keptApplicationSchema = z.object({
  /** Drawn here: under it the server knows the form, however often it is sent. */
  id: z.string(),
  /** Each field as typed. Empty once the server has the form. */
  filled: z.record(z.string(), z.string()),
  /** When something was last written here, in milliseconds. */
  savedAt: z.number(),
  /** Which received application is being mended. */
  mends: z.nullable(z.object({ number: z.string(), rev: z.int() })),
  /** The form on its way: nothing of it changes any more. */
  sealed: z.nullable(applicationFormSchema),
  /** Why the server did not take it, by the code of the problem, with the field. */
  refused: z.nullable(z.object({ code: z.string(), field: z.nullable(z.string()) })),
  /** Where it stood when the server last spoke of it, and when that was. */
  standing: z.nullable(applicationStandingSchema),
  seenAt: z.nullable(z.number()),
})
export type KeptApplication = z.infer<typeof keptApplicationSchema>

/** `app/shell/late.ts` looks for it by this name, without loading this. */
const name = 'jgrad-application'
const version = 1
export const theOne = 'own'

class ApplicationDatabase extends Dexie {
  declare applications: Table<{ key: string; value: unknown }, string>

  constructor(environment: Environment) {
    super(name, { chromeTransactionDurability: 'strict', ...databaseOptions(environment, version) })
    this.version(version).stores({ applications: 'key' })
  }
}

/** Opens the place of the one application that is written on this device; creates it. */
export const openApplicationDatabase = (environment: Environment): Gateway<ApplicationDatabase> =>
  openGateway(() => new ApplicationDatabase(environment))

/** Whether an application was ever written on this device: looked up without creating anything. */
export const hasApplication = async (environment: Environment): Promise<boolean> =>
  (await databasesOf(environment).databases()).some((database) => database.name === name)
