import { identityKeys } from '../../domain/account/identity.ts'
import type { University } from '../../domain/university.ts'
import { addressKey } from '../store/accounts.ts'
import type { Tx } from '../store/schema.ts'
import { checkAddress } from './address-check.ts'
import { readTable, type Row, type Unreadable } from './csv.ts'
import { acquaintances } from './known-people.ts'
import { differences, type Findings, noFindings } from './plan.ts'
import { readRegistration, type Registration, registrationColumns, requiredColumns } from './read-registration.ts'

export interface RegistrationLine {
  line: number
  person: Registration
  doubtful: boolean
}

/** The academic year that begins in April. */
const academicYear = (now: number): number => {
  const date = new Date(now)
  return date.getUTCFullYear() - (date.getUTCMonth() < 3 ? 1 : 0)
}

/**
 * Whom a university's list would invite. Somebody who is registered already is left; a line that may be about somebody
 * who is, or whose address may be none, is doubtful; two lines about one person are wrong, whichever is right.
 */
export async function planRegistrations(
  tx: Tx,
  rows: readonly Row[],
  university: University,
  now: number,
): Promise<{ ok: true; findings: Findings; wanted: RegistrationLine[] } | { ok: false; problem: Unreadable }> {
  const table = readTable(rows, registrationColumns, requiredColumns)
  if (!table.ok) return table
  const findings = noFindings()
  const read: { line: number; person: Registration }[] = []
  const seen = new Set<string>()
  for (const line of table.value) {
    const registration = readRegistration(line, academicYear(now) + 1)
    if (!registration.ok) {
      findings.wrong.push(registration.wrong)
      continue
    }
    const person = registration.value
    const keys = [`address ${addressKey(person.email)}`, `number ${identityKeys(person)['student-number'] || person.studentNumber}`]
    const check = checkAddress(person.email, university)
    if (keys.some((key) => seen.has(key))) findings.wrong.push({ line: line.line, reason: 'twice', values: { value: person.studentNumber } })
    else if (check?.kind === 'wrong') findings.wrong.push({ line: line.line, reason: 'sign-in-id', values: { value: person.email, mail: check.mail } })
    else read.push({ line: line.line, person })
    for (const key of keys) seen.add(key)
  }
  const known = await acquaintances(tx, read.map(({ person }) => person), university.id)
  const wanted = read.flatMap(({ line, person }, at): RegistrationLine[] => {
    const { registered = null, doubts = [] } = known[at] ?? {}
    const title = person.name || person.nameLatin || person.nameKana
    if (registered !== null) {
      findings.left.push({ line, reason: registered, values: { name: title } })
      return []
    }
    const check = checkAddress(person.email, university)
    const all = [...doubts, ...(check ? [{ reason: 'maybe-sign-in-id' as const, values: { value: person.email, mail: check.mail } }] : [])]
    const { nameKana, nameLatin, studentNumber, school, expectedCompletion, email, universityEmail } = person
    const texts = { nameKana, nameLatin, studentNumber, school, entryYear: String(person.entryYear), expectedCompletion, email, universityEmail }
    findings.adds.push({ line, title, fields: differences(null, texts), doubts: all })
    return [{ line, person, doubtful: all.length > 0 }]
  })
  return { ok: true, findings, wanted }
}
