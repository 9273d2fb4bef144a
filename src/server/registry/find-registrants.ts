import { type ExpressionBuilder, type ExpressionWrapper, sql, type SqlBool } from 'kysely'
import { type FoundRegistrant, type RegistrantSearch, registrantsAtOnce } from '../../api/office-registrants.ts'
import { identityKeys } from '../../domain/account/identity.ts'
import { readJgradId } from '../../domain/account/jgrad-id.ts'
import { romanKey } from '../../domain/account/roman.ts'
import { foldMailAddress } from '../../domain/mail-address.ts'
import { isKana, isLatin } from '../../domain/profile/names.ts'
import { universitySchema } from '../../domain/university.ts'
import { addressKey } from '../store/accounts.ts'
import type { IdentityKind, Schema, Tx } from '../store/schema.ts'

type Builder = ExpressionBuilder<Schema, 'accounts'>
type Condition = ExpressionWrapper<Schema, 'accounts', SqlBool>

/** A pattern for any text that has this in it, with nothing in it that means something to `like`. */
const around = (key: string): string => `%${key.replace(/[\\%_]/g, String.raw`\$&`)}%`

const like = (column: string, part: string) => sql<SqlBool>`${sql.ref(column)} like ${around(part)} escape '\\'`

function hasKey(eb: Builder, kind: IdentityKind, parts: readonly string[]): Condition {
  const same = parts.map((part) => like('identities.key', part))
  return eb(
    'accounts.id',
    'in',
    eb
      .selectFrom('identities')
      .select('identities.account')
      .where('identities.kind', '=', kind)
      .where((inner) => inner.and(same)),
  )
}

/** Who is meant by what was typed: a JGRAD-ID, an address, or a name in any script and order, or a student number. */
function meaning(eb: Builder, words: string): Condition {
  const jgradId = readJgradId(words)
  if (jgradId !== null) return eb('accounts.jgradId', '=', jgradId)
  const folded = foldMailAddress(words)
  if (folded.includes('@')) return eb.and([like('accounts.address', addressKey(folded))])
  const { roman: _, ...keys } = identityKeys({ name: words, nameKana: words, nameLatin: words, studentNumber: words })
  const ways = Object.entries(keys).flatMap(([kind, key]) => {
    const parts = kind === 'latin' ? key.split(' ').filter(Boolean) : [key].filter(Boolean)
    return parts.length === 0 ? [] : [hasKey(eb, kind as IdentityKind, parts)]
  })
  // A reading and its romanisation meet in this key, but only as whole names: a part of it is a part of no name.
  const roman = isKana(words) || isLatin(words) ? romanKey(words) : ''
  const whole = eb.selectFrom('identities').select('identities.account').where('identities.kind', '=', 'roman').where('identities.key', '=', roman)
  if (roman !== '') ways.push(eb('accounts.id', 'in', whole))
  const asId = words.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  const byId = /^JD\d+$/.test(asId) ? [eb('accounts.jgradId', 'like', `${asId}%`)] : []
  return eb.or([...ways, ...byId])
}

/** The registrants that a search finds, by name, one page of them, and how many there are. */
export async function findRegistrants(tx: Tx, { words, university, standing, bounced, page }: RegistrantSearch): Promise<{ found: FoundRegistrant[]; total: number }> {
  const wanted = words.trim()
  let query = tx.selectFrom('accounts').where('accounts.role', '=', 'registrant').where('accounts.erasedAt', 'is', null)
  if (university !== null) query = query.where('accounts.university', '=', university)
  if (standing !== null) query = query.where('accounts.standing', '=', standing)
  if (bounced === true) query = query.where('accounts.bouncedAt', 'is not', null)
  if (wanted !== '') query = query.where((eb) => meaning(eb, wanted))
  const { count } = await query.select(({ fn }) => fn.countAll<number | string>().as('count')).executeTakeFirstOrThrow()
  const rows = await query
    .leftJoin('universities', 'universities.id', 'accounts.university')
    .select([
      'accounts.id', 'accounts.jgradId', 'accounts.name', 'accounts.email', 'accounts.entryYear', 'accounts.standing', 'accounts.bouncedAt', 'universities.body',
    ])
    .orderBy('accounts.name')
    .orderBy('accounts.id')
    .limit(registrantsAtOnce)
    .offset(page * registrantsAtOnce)
    .execute()
  return {
    total: Number(count),
    found: rows.map(({ id, jgradId, name, email, entryYear, standing, bouncedAt, body }) => ({
      account: id,
      jgradId,
      name,
      email,
      university: body === null ? null : universitySchema.parse(JSON.parse(body)).name,
      entryYear,
      standing,
      bouncedAt,
    })),
  }
}
