import type { Role } from '../../../src/api/session.ts'
import { type ImportPlan, importPlanSchema } from '../../../src/api/office-imports.ts'
import type { Client, House } from '../house.ts'

/** Somebody of the office, signed in as with a passkey. */
export async function atWork(house: House, { email = 'office@example.jp', role = 'office' }: { email?: string; role?: Role } = {}): Promise<Client> {
  const known = await house.store.read((tx) => tx.selectFrom('accounts').select('id').where('address', '=', email).executeTakeFirst())
  if (!known) await house.register(email, { role, name: '事務 太郎' })
  const client = await house.signIn(email)
  await house.store.write((tx) => tx.updateTable('sessions').set({ method: 'passkey' }).where('account', '=', client.account).execute())
  return client
}

/** Hands a list in for a dry run. */
export async function plan(client: Client, path: string, file: string | Uint8Array<ArrayBuffer>): Promise<ImportPlan> {
  const answer = await client.request('POST', `/api/office/imports/${path}`, file)
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return importPlanSchema.parse(await answer.json())
}

/** Takes in what a plan said. */
export const apply = (client: Client, path: string, file: string | Uint8Array<ArrayBuffer>, token: string, also: readonly number[] = []): Promise<Response> =>
  client.request('POST', `/api/office/imports/${path}${path.includes('?') ? '&' : '?'}plan=${token}&also=${also.join(',')}`, file)
