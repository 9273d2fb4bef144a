import type { OfficeQuestionnaire, QuestionnaireSummary, WorkingCopy } from '../../api/office-questionnaires.ts'
import { sameJson } from '../../domain/json.ts'
import { checkDefinition, type DefinitionProblem } from '../../domain/questionnaire/check-definition.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { relabelledCodes, type ReusedName, reusedNames } from '../../domain/questionnaire/names-kept.ts'
import { finished, sketchSchema } from '../../domain/questionnaire/sketch.ts'
import { type Actor, recordAudit } from '../accounts/audit.ts'
import { publishChecked, publishedQuestionnaires } from '../catalogue/publish.ts'
import { hold } from '../store/engine.ts'
import type { QuestionnaireTable, Tx } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** Who works on a questionnaire, and when. */
interface Hand {
  actor: Actor
  now: number
}
export type QuestionnaireRefusal =
  | { refused: 'not-found' | 'changed-meanwhile' | 'questionnaire-taken' }
  | { refused: 'questionnaire-broken'; problems: (DefinitionProblem | ReusedName)[] }

/** Writing is saved at every pause: the log tells of it once in this span, for each person and questionnaire. */
const noteEvery = 60 * 60_000

/** Everybody else who touches this questionnaire waits until the transaction ends; it may have no row yet. */
const holdQuestionnaire = (tx: Tx, id: string): Promise<void> => hold(tx, `questionnaire ${id}`)

const newestFirst = (versions: readonly Definition[]): Definition[] => versions.toSorted((a, b) => b.version - a.version)

const versionsOf = async (tx: Tx, id: string): Promise<Definition[]> =>
  newestFirst((await publishedQuestionnaires(tx)).filter((each) => each.id === id))

const nextVersion = (newest: Definition | undefined): number => (newest?.version ?? 0) + 1

const rowOf = (tx: Tx, id: string): Promise<QuestionnaireTable | undefined> =>
  tx.selectFrom('questionnaires').selectAll().where('id', '=', id).executeTakeFirst()

async function shown(tx: Tx, { rev, body, updatedAt, savedBy }: QuestionnaireTable, version: number): Promise<WorkingCopy> {
  const who = await tx.selectFrom('accounts').select('name').where('id', '=', savedBy).executeTakeFirst()
  return { rev, definition: { ...sketchSchema.parse(JSON.parse(body)), version }, updatedAt, savedBy: who?.name || null }
}

const itemsIn = ({ pages }: Definition): number => pages.reduce((count, { items }) => count + items.length, 0)

/** Every questionnaire there is, written or published, by id. */
export async function allQuestionnaires(tx: Tx): Promise<QuestionnaireSummary[]> {
  const published = Map.groupBy(await publishedQuestionnaires(tx), ({ id }) => id)
  const rows = new Map((await tx.selectFrom('questionnaires').selectAll().execute()).map((row) => [row.id, row]))
  const all: QuestionnaireSummary[] = []
  for (const id of [...new Set([...published.keys(), ...rows.keys()])].toSorted()) {
    const versions = newestFirst(published.get(id) ?? [])
    const row = rows.get(id)
    const working = row && (await shown(tx, row, nextVersion(versions[0])))
    const title = versions[0]?.title ?? working?.definition.title ?? { ja: '', en: '' }
    all.push({
      id,
      title,
      versions: versions.map((each) => ({ version: each.version, title: each.title, items: itemsIn(each) })),
      working: working
        ? {
            version: working.definition.version,
            title: working.definition.title,
            items: itemsIn(working.definition),
            updatedAt: working.updatedAt,
            savedBy: working.savedBy,
          }
        : null,
    })
  }
  return all
}

/** One questionnaire with all its versions, or undefined. */
export async function findOfficeQuestionnaire(tx: Tx, id: string): Promise<OfficeQuestionnaire | undefined> {
  const versions = await versionsOf(tx, id)
  const row = await rowOf(tx, id)
  if (!row && versions.length === 0) return undefined
  return { id, versions, working: row ? await shown(tx, row, nextVersion(versions[0])) : null }
}

/** Begins a working copy. */
export async function beginQuestionnaire(
  tx: Tx,
  { origin, definition }: { origin: 'new' | 'copy' | 'version' | 'import'; definition: Definition },
  { actor, now }: Hand,
): Promise<WorkingCopy | QuestionnaireRefusal> {
  const { id } = definition
  await holdQuestionnaire(tx, id)
  const [newest] = await versionsOf(tx, id)
  const isNew = origin === 'new' || origin === 'copy'
  if ((await rowOf(tx, id)) || (isNew && newest)) return { refused: 'questionnaire-taken' }
  const at = new Date(now).toISOString()
  const body = JSON.stringify({ ...definition, version: nextVersion(newest) })
  const row = { id, rev: 1, body, savedBy: actor.account, notedAt: at, createdAt: at, updatedAt: at }
  await tx.insertInto('questionnaires').values(row).execute()
  await recordAudit(tx, { actor, action: origin === 'import' ? 'questionnaire.imported' : 'questionnaire.begun', detail: { questionnaire: id, origin } }, now)
  return shown(tx, row, nextVersion(newest))
}

/** Stores a working copy as it stands on screen. */
export async function saveQuestionnaire(
  tx: Tx,
  { rev, definition, imported = false }: { rev: number; definition: Definition; imported?: boolean | undefined },
  { actor, now }: Hand,
): Promise<WorkingCopy | QuestionnaireRefusal> {
  const { id } = definition
  await holdQuestionnaire(tx, id)
  const before = await rowOf(tx, id)
  if (!before) return { refused: 'not-found' }
  const version = nextVersion((await versionsOf(tx, id))[0])
  const wanted = { ...definition, version }
  if (sameJson({ ...(JSON.parse(before.body) as Definition), version }, wanted)) return shown(tx, before, version)
  if (before.rev !== rev) return { refused: 'changed-meanwhile' }
  const at = new Date(now).toISOString()
  const isNoted = !imported && before.savedBy === actor.account && Date.parse(before.notedAt) > now - noteEvery
  const row = { ...before, rev: rev + 1, body: JSON.stringify(wanted), savedBy: actor.account, notedAt: isNoted ? before.notedAt : at, updatedAt: at }
  await tx.updateTable('questionnaires').set(row).where('id', '=', id).execute()
  if (!isNoted) await recordAudit(tx, { actor, action: imported ? 'questionnaire.imported' : 'questionnaire.saved', detail: { questionnaire: id } }, now)
  return shown(tx, row, version)
}

/** Throws a working copy away; what is published stays. */
export async function discardQuestionnaire(tx: Tx, { id, rev }: { id: string; rev: number }, { actor, now }: Hand): Promise<QuestionnaireRefusal | null> {
  await holdQuestionnaire(tx, id)
  const row = await rowOf(tx, id)
  if (!row) return { refused: 'not-found' }
  if (row.rev !== rev) return { refused: 'changed-meanwhile' }
  await tx.deleteFrom('questionnaires').where('id', '=', id).execute()
  await recordAudit(tx, { actor, action: 'questionnaire.discarded', detail: { questionnaire: id } }, now)
  return null
}

/** What publishing would bring out: the working copy as it was on screen, and the versions before it. */
interface Candidate {
  body: string
  definition: Definition
  versions: Definition[]
}

async function findCandidate(tx: Tx, { id, rev }: { id: string; rev: number }): Promise<Candidate | QuestionnaireRefusal> {
  const row = await rowOf(tx, id)
  if (!row) return { refused: 'not-found' }
  if (row.rev !== rev) return { refused: 'changed-meanwhile' }
  const versions = await versionsOf(tx, id)
  return { body: row.body, definition: finished({ ...sketchSchema.parse(JSON.parse(row.body)), version: nextVersion(versions[0]) }), versions }
}

/**
 * Publishes a working copy as the next version, frozen from then on; the working copy is gone. It is checked before
 * anything is held, as that takes its time, and published only if it is still the same then.
 */
export async function publishWorkingCopy(
  store: Store,
  wish: { id: string; rev: number },
  { actor, now }: Hand,
): Promise<{ version: number } | QuestionnaireRefusal> {
  const candidate = await store.read((tx) => findCandidate(tx, wish))
  if ('refused' in candidate) return candidate
  const { definition, versions } = candidate
  const problems = [...reusedNames(definition, versions), ...checkDefinition(definition)]
  if (problems.length > 0) return { refused: 'questionnaire-broken', problems }
  return store.write((tx) => bringOut(tx, wish, candidate, { actor, now }))
}

async function bringOut(
  tx: Tx,
  { id, rev }: { id: string; rev: number },
  { body, definition }: Candidate,
  { actor, now }: Hand,
): Promise<{ version: number } | QuestionnaireRefusal> {
  await holdQuestionnaire(tx, id)
  const found = await findCandidate(tx, { id, rev })
  if ('refused' in found) return found
  const { version } = definition
  // A draft that was thrown away and begun anew has the same number again.
  if (found.body !== body || found.definition.version !== version) return { refused: 'changed-meanwhile' }
  // Whoever looks back at two years of answers finds here which codes were put into other words.
  const relabelled = relabelledCodes(definition, found.versions).map(({ item, code }) => `${item}.${code}`)
  const published = await publishChecked(tx, definition, now)
  if (!published.ok) throw new Error(`version ${version} of ${id} is taken although it is held`)
  await tx.deleteFrom('questionnaires').where('id', '=', id).execute()
  await recordAudit(tx, { actor, action: 'questionnaire.published', detail: { questionnaire: id, version, ...(relabelled.length === 0 ? {} : { relabelled }) } }, now)
  return { version }
}
