import type { ImportKind, ImportPlan } from '../../api/office-imports.ts'
import type { University } from '../../domain/university.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { publishUniversities } from '../catalogue/publish.ts'
import type { Services } from '../services.ts'
import { hold } from '../store/engine.ts'
import { requireMeta } from '../store/meta.ts'
import type { Tx } from '../store/schema.ts'
import { readCsv, type Row, type Unreadable } from './csv.ts'
import { planMembers } from './import-members.ts'
import { planRegistrations, type RegistrationLine } from './import-registrations.ts'
import { planUniversities } from './import-universities.ts'
import { inviteAll, sealAll } from './invite.ts'
import { type Findings, planOf } from './plan.ts'
import { allUniversities, findUniversity, holdUniversities, putUniversity } from './universities.ts'

/** How large each kind of list may be. The ministry's has every school of the country. */
export const importLimits: Record<ImportKind, { bytes: number; rows: number }> = {
  universities: { bytes: 16 * 1024 * 1024, rows: 100_000 },
  members: { bytes: 1024 * 1024, rows: 5000 },
  registrations: { bytes: 2 * 1024 * 1024, rows: 1001 },
}

/** A list as somebody hands it in. `university`: whose people are in it, for registrations. */
export interface ImportRequest {
  kind: ImportKind
  bytes: Uint8Array
  university: string | null
}

export type ImportRefusal =
  | { code: 'unreadable'; problem: Unreadable }
  /** The university is unknown, or its people may not register. */
  | { code: 'no-member' }
  /** There are wrong lines: nothing of the list is taken. */
  | { code: 'wrong' }
  /** The list would do something else by now than what was shown. */
  | { code: 'changed' }
type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: ImportRefusal }

interface Considered {
  plan: ImportPlan
  universities: University[]
  people: RegistrationLine[]
  university: University | null
}

/** What a list would do as things are. Writes nothing. */
async function consider(tx: Tx, { kind, university }: ImportRequest, table: { rows: Row[]; encoding: string }, now: number): Promise<Outcome<Considered>> {
  const finish = (findings: Findings, more: Partial<Considered>): Outcome<Considered> => ({
    ok: true,
    value: { plan: planOf(kind, table.encoding, findings), universities: [], people: [], university: null, ...more },
  })
  const unreadable = (problem: Unreadable): Outcome<Considered> => ({ ok: false, refusal: { code: 'unreadable', problem } })
  if (kind === 'registrations') {
    const of = university === null ? undefined : await findUniversity(tx, university)
    if (of?.university.member !== true) return { ok: false, refusal: { code: 'no-member' } }
    const planned = await planRegistrations(tx, table.rows, of.university, now)
    return planned.ok ? finish(planned.findings, { people: planned.wanted, university: of.university }) : unreadable(planned.problem)
  }
  const known = new Map((await allUniversities(tx)).map((each) => [each.university.id, each.university]))
  const planned = kind === 'universities' ? planUniversities(table.rows, known) : planMembers(table.rows, known)
  return planned.ok ? finish(planned.findings, { universities: planned.wanted }) : unreadable(planned.problem)
}

const read = ({ kind, bytes }: ImportRequest): Outcome<{ rows: Row[]; encoding: string }> => {
  const table = readCsv(bytes, importLimits[kind].rows)
  return table.ok ? table : { ok: false, refusal: { code: 'unreadable', problem: table.problem } }
}

/** The dry run: what a list would add and change, and what is wrong with it, line by line. */
export async function planImport({ store, clock }: Pick<Services, 'store' | 'clock'>, request: ImportRequest, actor: Actor): Promise<Outcome<ImportPlan>> {
  const table = read(request)
  if (!table.ok) return table
  const now = clock()
  return store.write(async (tx) => {
    const considered = await consider(tx, request, table.value, now)
    if (!considered.ok) return considered
    const { plan } = considered.value
    // Doubtful lines name people who are registered: that is a look at them.
    if (request.kind === 'registrations') {
      await recordAudit(tx, { actor, action: 'import.planned', detail: { kind: request.kind, university: request.university, lines: plan.adds.length } }, now)
    }
    return { ok: true, value: plan }
  })
}

/**
 * Does what the plan of this token said, all of it in one transaction, but for doubtful lines that `also` does not name.
 * Doing it again changes nothing. Mails to whoever is invited are put on their way; call `post.soon()` or `deliver()`.
 */
export async function applyImport(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  request: ImportRequest & { token: string; also: ReadonlySet<number> },
  actor: Actor,
): Promise<Outcome<{ added: number; changed: number }>> {
  const table = read(request)
  if (!table.ok) return table
  const now = clock()
  const { kind, token, also } = request
  const first = await store.read((tx) => consider(tx, request, table.value, now))
  if (!first.ok) return first
  if (first.value.plan.wrongCount > 0) return { ok: false, refusal: { code: 'wrong' } }
  if (first.value.plan.token !== token) return { ok: false, refusal: { code: 'changed' } }
  const pepper = await store.read((tx) => requireMeta(tx, 'pepper'))
  const chosen = ({ people }: Considered) => people.filter(({ line, doubtful }) => !doubtful || also.has(line)).map(({ person }) => person)
  const codes = await sealAll(chosen(first.value), pepper)
  return store.write(async (tx) => {
    await hold(tx, 'imports')
    await holdUniversities(tx)
    const considered = await consider(tx, request, table.value, now)
    if (!considered.ok) return considered
    const { plan, universities, university } = considered.value
    if (plan.token !== token) return { ok: false, refusal: { code: 'changed' } }
    for (const each of universities) await putUniversity(tx, each, now)
    if (universities.length > 0) await publishUniversities(tx, now)
    const people = chosen(considered.value)
    if (university) await inviteAll(tx, { people, codes, university, config, actor, now })
    const added = kind === 'registrations' ? people.length : plan.adds.length
    const changed = plan.changes.length
    await recordAudit(tx, { actor, action: 'import.applied', detail: { kind, university: request.university, added, changed } }, now)
    return { ok: true, value: { added, changed } }
  })
}
