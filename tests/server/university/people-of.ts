import { type UniversityFigures, universityFiguresSchema } from '../../../src/api/university.ts'
import { createAccount } from '../../../src/server/store/accounts.ts'
import { overNewYear } from '../campaigning.ts'
import type { Client, House } from '../house.ts'
import { atWork } from '../registry/at-work.ts'

/** A coordinator of a university, at work with a passkey. */
export async function coordinatorOf(house: House, university: string, email = `desk@${university.toLowerCase()}.example.jp`): Promise<Client> {
  const id = await house.register(email, { role: 'university', name: '教務 一' })
  await house.store.write((tx) => tx.updateTable('accounts').set({ university }).where('id', '=', id).execute())
  return atWork(house, { email })
}

/** Registers so many people of a university; returns their accounts' ids. */
export const registerAt = (house: House, university: string, count: number): Promise<string[]> =>
  house.store.write(async (tx) => {
    const ids: string[] = []
    for (let each = 0; each < count; each += 1) {
      const id = await createAccount(tx, { email: `p${each}@${university}.example.org`, role: 'registrant', language: 'ja', name: `見本 ${each}`, now: house.now() })
      await tx.updateTable('accounts').set({ university, entryYear: 2026 - (each % 3) }).where('id', '=', id).execute()
      ids.push(id)
    }
    return ids
  })

/** Has people asked by the campaign over New Year, now. */
export const askThem = (house: House, accounts: readonly string[]): Promise<void> =>
  house.store.write(async (tx) => {
    const createdAt = new Date(house.now()).toISOString()
    for (const account of accounts) await tx.insertInto('invitations').values({ id: `i-${account}`, campaign: overNewYear.id, account, createdAt, openedAt: null }).execute()
  })

/** Has people answer it, now. */
export const theyAnswer = (house: House, accounts: readonly string[]): Promise<void> =>
  house.store.write(async (tx) => {
    const at = new Date(house.now()).toISOString()
    const row = { campaign: overNewYear.id, hash: 'h', state: 'received', receivedAt: at, sealedAt: at, definition: 'small', version: 1, device: 'd', answers: '{}' } as const
    for (const account of accounts) await tx.insertInto('submissions').values({ ...row, account, number: `n-${account}` }).execute()
  })

/** What a coordinator is told. Throws when it is refused. */
export async function figuresFor(client: Client, query = ''): Promise<UniversityFigures> {
  const answer = await client.request('GET', `/api/university${query}`)
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`)
  return universityFiguresSchema.parse(await answer.json())
}
