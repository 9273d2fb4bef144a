import type { OptionalConsent } from '../../domain/account/consent.ts'
import type { Json } from '../../domain/json.ts'
import { type Said, willingItem, willingOptions, willingSince } from '../../domain/story/volunteer.ts'
import type { Tx } from '../store/schema.ts'

const consent: OptionalConsent = 'role-model-contact'
/** So many people are looked up in one statement. */
const lookedUp = 500

/** Since when each of some people has been willing to be asked; those who are not are not in the answer. */
export async function willingAmong(tx: Tx, accounts: readonly string[]): Promise<Map<string, string>> {
  const willing = new Map<string, string>()
  for (let from = 0; from < accounts.length; from += lookedUp) {
    const some = accounts.slice(from, from + lookedUp)
    const consents = await tx.selectFrom('consents').select(['account', 'at', 'withdrawnAt']).where('kind', '=', consent).where('account', 'in', some).execute()
    const answers = await answersOf(tx, some)
    for (const account of some) {
      const since = willingSince({ answers: answers.get(account) ?? [], consents: consents.filter((each) => each.account === account) })
      if (since !== null) willing.set(account, since)
    }
  }
  return willing
}

/**
 * What everything that was received says of it, by person. The database leaves out the answers in which the item does
 * not stand; whether what stands there is a word is for the rule to say.
 */
async function answersOf(tx: Tx, accounts: readonly string[]): Promise<Map<string, Said['answers'][number][]>> {
  const rows = await tx
    .selectFrom('submissions')
    .select(['account', 'receivedAt', 'answers'])
    .where('account', 'in', accounts)
    .where('answers', 'like', `%"${willingItem}":%`)
    .execute()
  const said = new Map<string, Said['answers'][number][]>()
  for (const { account, receivedAt, answers } of rows) {
    const answer = (JSON.parse(answers) as Readonly<Record<string, Json>>)[willingItem]
    said.set(account, [...(said.get(account) ?? []), { at: receivedAt, answer }])
  }
  return said
}

/** Since when somebody has been willing to be asked, or null. */
export const willingSinceOf = async (tx: Tx, account: string): Promise<string | null> => (await willingAmong(tx, [account])).get(account) ?? null

/**
 * Everybody who may be willing: those who gave the consent and did not withdraw it, and those in whose answers the word
 * stands. The database looks for the word in the text of the answers; what it means is decided by `willingAmong`.
 */
export async function maybeWilling(tx: Tx): Promise<string[]> {
  const word = `"${willingItem}":`
  const consented = await tx.selectFrom('consents').select('account').distinct().where('kind', '=', consent).where('withdrawnAt', 'is', null).execute()
  const answered = await tx
    .selectFrom('submissions')
    .select('account')
    .distinct()
    .where((eb) =>
      eb.or([eb('answers', 'like', `%${word}"${willingOptions.yes}"%`), eb('answers', 'like', `%${word}{"choices":["${willingOptions.yes}"]%`)]),
    )
    .execute()
  return [...new Set([...consented, ...answered].map(({ account }) => account))]
}
