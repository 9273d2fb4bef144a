import { campaignsEditionSchema, type EditionKind, figuresEditionSchema, questionnairesEditionSchema } from '../../api/catalogue.ts'
import { noticesEditionSchema } from '../../api/notices.ts'
import type { StatisticsEdition } from '../../api/statistics.ts'
import { universitiesEditionSchema } from '../../api/universities.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { CampaignFigures } from '../../domain/figures.ts'
import { canonicalJson, type Json, sameJson } from '../../domain/json.ts'
import { checkDefinition, type DefinitionProblem } from '../../domain/questionnaire/check-definition.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import type { PublishableTable } from '../../domain/statistics/control.ts'
import { sha256 } from '../random.ts'
import { addEdition, findEdition, newestEdition, newestEditionOf, type PublishedEdition } from '../store/editions.ts'
import { hold } from '../store/engine.ts'
import type { Tx } from '../store/schema.ts'

/** Why something can't be published. */
export type PublishProblem =
  /** The questionnaire leads nowhere for some answers, or does not fit the campaign's reference date. */
  | { code: 'broken'; problems: DefinitionProblem[] }
  /** This version is published with other content: a published version never changes. */
  | { code: 'frozen' }
  /** The campaign names a questionnaire that is not published. */
  | { code: 'definition-unknown' }
type Published = { ok: true } | { ok: false; problem: PublishProblem }
const done: Published = { ok: true }
const refuse = (problem: PublishProblem): Published => ({ ok: false, problem })

/** Every questionnaire that is published, all versions. */
export const publishedQuestionnaires = async (tx: Tx): Promise<Definition[]> =>
  (await readEdition(tx, 'questionnaires', questionnairesEditionSchema))?.questionnaires ?? []

/** Every campaign that is published, past ones too. */
export const publishedCampaigns = async (tx: Tx): Promise<Campaign[]> =>
  (await readEdition(tx, 'campaigns', campaignsEditionSchema))?.campaigns ?? []

/** The published questionnaire of this name, or undefined. */
export const findQuestionnaire = async (tx: Tx, { id, version }: { id: string; version: number }): Promise<Definition | undefined> =>
  (await publishedQuestionnaires(tx)).find((each) => each.id === id && each.version === version)

/** Publishes a version of a questionnaire. Publishing the same again does nothing. */
export async function publishQuestionnaire(tx: Tx, definition: Definition, now: number): Promise<Published> {
  const before = await findQuestionnaire(tx, definition)
  // It was checked when it was published, which takes longer than all the rest of a start with samples.
  if (before && sameJson(before, definition)) return done
  const problems = checkDefinition(definition)
  return problems.length > 0 ? refuse({ code: 'broken', problems }) : publishChecked(tx, definition, now)
}

/** The same for a definition in which `checkDefinition` has found nothing: it may take long, and here others wait. */
export async function publishChecked(tx: Tx, definition: Definition, now: number): Promise<Published> {
  await hold(tx, 'edition questionnaires')
  const published = await publishedQuestionnaires(tx)
  const before = published.find(({ id, version }) => id === definition.id && version === definition.version)
  if (before) return sameJson(before, definition) ? done : refuse({ code: 'frozen' })
  await publish(tx, 'questionnaires', { questionnaires: [...published, definition] }, now)
  return done
}

/** What was found in published questionnaires for a reference date: they never change, and each campaign asks again and again. */
const found = new WeakMap<Definition, Map<string, DefinitionProblem[]>>()

/** What is wrong in a published questionnaire for a campaign of this reference date; looked for once. */
export function problemsFor(definition: Definition, referenceDate: string): DefinitionProblem[] {
  const known = found.get(definition) ?? new Map<string, DefinitionProblem[]>()
  found.set(definition, known)
  const problems = known.get(referenceDate) ?? checkDefinition(definition, referenceDate)
  known.set(referenceDate, problems)
  return problems
}

/** Publishes a campaign, in place of the one with its id. Publishing the same again does nothing. */
export async function publishCampaign(tx: Tx, campaign: Campaign, now: number): Promise<Published> {
  const definition = await findQuestionnaire(tx, campaign.definition)
  if (!definition) return refuse({ code: 'definition-unknown' })
  const problems = problemsFor(definition, campaign.referenceDate)
  if (problems.length > 0) return refuse({ code: 'broken', problems })
  const others = (await publishedCampaigns(tx)).filter(({ id }) => id !== campaign.id)
  await publish(tx, 'campaigns', { campaigns: [...others, campaign] }, now)
  return done
}

/** Publishes every university there is, members and others. Publishing the same again does nothing. */
export async function publishUniversities(tx: Tx, now: number): Promise<void> {
  await hold(tx, 'edition universities')
  const rows = await tx.selectFrom('universities').select('body').orderBy('id').execute()
  const universities = rows.map(({ body }): unknown => JSON.parse(body))
  await publish(tx, 'universities', universitiesEditionSchema.parse({ universities }), now)
}

/** Publishes the notices as they stand now: those published and not withdrawn, newest first. The same again does nothing. */
export async function publishNotices(tx: Tx, now: number): Promise<void> {
  await hold(tx, 'edition notices')
  const rows = await tx
    .selectFrom('notices')
    .select(['id', 'body', 'publishedAt'])
    .where('state', '=', 'published')
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .execute()
  const notices = rows.map(({ id, body, publishedAt }) => ({ ...(JSON.parse(body) as object), id, publishedAt }))
  await publish(tx, 'notices', noticesEditionSchema.parse({ notices }), now)
}

/** The published figures of a campaign, or undefined. */
export const findFigures = async (tx: Tx, campaign: string): Promise<CampaignFigures | undefined> =>
  (await readEdition(tx, 'figures', figuresEditionSchema))?.campaigns.find((each) => each.campaign === campaign)

/** Publishes the figures of a campaign. Throws when it has some: they never change. */
export async function publishFigures(tx: Tx, figures: CampaignFigures, now: number): Promise<void> {
  await hold(tx, 'edition figures')
  const before = (await readEdition(tx, 'figures', figuresEditionSchema))?.campaigns ?? []
  if (before.some(({ campaign }) => campaign === figures.campaign)) throw new Error('the figures of this campaign are published')
  await publish(tx, 'figures', { campaigns: [...before, figures] }, now)
}

/** An edition of the statistics, whose tables disclosure control has made. */
export type PublishableStatistics = Omit<StatisticsEdition, 'tables'> & { readonly tables: readonly PublishableTable[] }

/** Publishes an edition of the statistics under its own number. Throws when that is taken; the edition is held by whoever calls. */
export const publishStatistics = (tx: Tx, content: PublishableStatistics, now: number): Promise<void> =>
  addEdition(tx, editionOf('statistics', content.edition, content), new Date(now).toISOString())

/**
 * Editions that were read lately, by the hash of their text: it takes longer to read one than to receive an answer, and
 * every answer needs two. What is kept is frozen, since everybody is given the same.
 */
const read = new Map<string, unknown>()
const readAtMost = 16

async function readEdition<S extends { parse: (value: unknown) => unknown }>(
  tx: Tx,
  kind: EditionKind,
  schema: S,
): Promise<ReturnType<S['parse']> | undefined> {
  const newest = await newestEditionOf(tx, kind)
  if (newest === undefined) return undefined
  const key = `${kind} ${newest.hash}`
  if (!read.has(key)) {
    const edition = await findEdition(tx, kind, newest.edition)
    if (edition === undefined) return undefined
    if (read.size >= readAtMost) read.clear()
    read.set(key, frozen(schema.parse(JSON.parse(edition.body))))
  }
  return read.get(key) as ReturnType<S['parse']>
}

/** A JSON value that nothing can change any more, in all its parts. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

/** Adds an edition, if its content differs from the newest. Whoever calls this holds the name of the edition. */
export async function publish(tx: Tx, kind: EditionKind, content: object, now: number): Promise<void> {
  const newest = await newestEdition(tx, kind)
  const edition = editionOf(kind, (newest?.edition ?? 0) + 1, content)
  if (newest?.hash !== edition.hash) await addEdition(tx, edition, new Date(now).toISOString())
}

/** An edition as it is kept: its file is the canonical JSON, so equal content is equal bytes. */
export function editionOf(kind: EditionKind, edition: number, content: object): PublishedEdition {
  const body = canonicalJson(content as Json)
  return { kind, edition, hash: sha256(body), bytes: Buffer.byteLength(body), body }
}
