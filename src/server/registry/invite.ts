import type { University } from '../../domain/university.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { issueAccount } from '../accounts/issue.ts'
import { drawLongCode, sealCode } from '../accounts/proof.ts'
import type { Config } from '../config.ts'
import { addressOf } from '../links.ts'
import { addressKey } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import type { Registration } from './read-registration.ts'

type Codes = ReadonlyMap<string, { text: string; hash: string }>

/** So many codes are sealed at a time: it takes a thread each, and others want to sign in meanwhile. */
const atOnce = 2

/** A code for the first sign-in of each, by address, drawn and sealed before the transaction that invites them. */
export async function sealAll(people: readonly Registration[], pepper: string): Promise<Codes> {
  const codes = new Map<string, { text: string; hash: string }>()
  for (let at = 0; at < people.length; at += atOnce) {
    const group = people.slice(at, at + atOnce).map(async ({ email }) => {
      const text = drawLongCode()
      codes.set(email, { text, hash: await sealCode(text, addressKey(email), pepper) })
    })
    await Promise.all(group)
  }
  return codes
}

/** Registers people whom their university entered, as invited until they confirm it themselves. */
export async function inviteAll(
  tx: Tx,
  invitation: { people: readonly Registration[]; codes: Codes; university: University; config: Config; actor: Actor; now: number },
): Promise<void> {
  const { people, codes, university, config, actor, now } = invitation
  for (const { school, ...person } of people) {
    const code = codes.get(person.email)
    if (!code) throw new Error('somebody is to be invited for whom no code was sealed')
    const registrant = { ...person, standing: 'invited', university: { id: university.id, name: university.name }, profile: { school } } as const
    const { account } = await issueAccount(tx, { person: registrant, code, origin: addressOf(config), now, template: 'invitation' })
    await recordAudit(tx, { actor, action: 'registrant.invited', account, detail: { university: university.id } }, now)
  }
}
