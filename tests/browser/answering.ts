import { expect, type Locator, type Page } from '@playwright/test'
import { countryName } from '../../src/domain/codes/countries.ts'
import { jobTypeName, jobTypes } from '../../src/domain/codes/job-types.ts'
import { prefectureName, prefectures } from '../../src/domain/codes/prefectures.ts'
import { largeFields, researchFieldName, smallFields } from '../../src/domain/codes/research-fields.ts'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Answer, Answers } from '../../src/domain/questionnaire/answers.ts'
import type { Definition, Item, ItemOf, Page as DefinitionPage } from '../../src/domain/questionnaire/definition.ts'
import { shownItems, shownPages } from '../../src/domain/questionnaire/evaluate.ts'
import { answersToSend } from '../../src/domain/questionnaire/to-send.ts'
import { catalogueSchema, questionnairesEditionSchema } from '../../src/api/catalogue.ts'
import type { Server } from './server.ts'
import { type ApiSession, openApiSession, openCampaign } from './session.ts'
import type { Words } from './words.ts'

/** What a person means to answer, by field; the rest is answered with the first thing that can be chosen. */
export type Wishes = Record<string, Answer>

/** The questionnaire of a campaign as the catalogue has it. */
export async function questionnaireOf(origin: string, campaign: Campaign): Promise<Definition> {
  const { editions } = catalogueSchema.parse(await (await fetch(`${origin}/api/catalogue`)).json())
  const href = editions.find((edition) => edition.kind === 'questionnaires')?.href
  const { questionnaires } = questionnairesEditionSchema.parse(await (await fetch(origin + String(href))).json())
  const definition = questionnaires.find(
    ({ id, version }) => id === campaign.definition.id && version === campaign.definition.version,
  )
  if (definition === undefined) throw new Error('the campaign asks a questionnaire that is not published')
  return definition
}

/** One item of the open survey of the samples, and a session of whoever is asked, beside their phones. */
interface Asked<T extends Item['type']> {
  campaign: Campaign
  item: ItemOf<T>
  /** The address of the page that asks it. */
  address: string
  api: ApiSession
}

/** What a test of a single answer begins with; throws when the survey asks no such item of that type. */
export async function askedOf<T extends Item['type']>(server: Server, email: string, id: string, type: T): Promise<Asked<T>> {
  const campaign = await openCampaign(server.origin)
  const definition = await questionnaireOf(server.origin, campaign)
  return { campaign, item: itemOf(definition, id, type), address: addressOf(campaign, definition, id), api: await openApiSession(server, email) }
}

/** The address of the page that asks an item. */
export function addressOf(campaign: Campaign, definition: Definition, item: string): string {
  const page = definition.pages.find(({ items }) => items.some(({ id }) => id === item))
  if (page === undefined) throw new Error(`nothing asks ${item}`)
  return `/survey/${campaign.id}/page/${page.id}`
}

/** An item by its id, as the type it is expected to have. */
export function itemOf<T extends Item['type']>(definition: Definition, id: string, type: T): ItemOf<T> {
  const item = definition.pages.flatMap(({ items }) => items).find((one) => one.id === id)
  if (item?.type !== type) throw new Error(`${id} is not of type ${type}`)
  return item as ItemOf<T>
}

/**
 * Answers every question that is asked, page by page, from the page that is open to the page for checking. `onPage` is
 * called on each page once it is answered. Returns what must arrive.
 */
export async function answerAll(
  page: Page,
  words: Words,
  definition: Definition,
  campaign: Campaign,
  wishes: Wishes = {},
  onPage: () => Promise<void> = async () => undefined,
): Promise<Answers> {
  const given: Answers = {}
  const asked = (item: Item): boolean => shownItems(definition, given, campaign.referenceDate).has(item.id)
  const pages = (): DefinitionPage[] => shownPages(definition, shownItems(definition, given, campaign.referenceDate))
  for (let at = 0; ; at += 1) {
    const current = pages()[at]
    if (current === undefined) break
    // Asked one by one: an answer may open the next question of the same page.
    for (const item of current.items) {
      if (asked(item)) Object.assign(given, await answer(page, words, item, wishes))
    }
    await onPage()
    const more = pages().length > at + 1
    await page.getByRole('button', { name: words(more ? 'survey:page.next' : 'survey:page.toCheck') }).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: words('sending:check.title') })).toBeVisible()
  return answersToSend(definition, given, campaign.referenceDate)
}

// Every type of item returns in its own case.
// oxlint-disable consistent-return
/** Answers one question by its words, and returns the values by field. */
export async function answer(page: Page, words: Words, item: Item, wishes: Wishes = {}): Promise<Answers> {
  const label = words.of(item.label)
  const group = page.locator('fieldset').filter({ hasText: label })
  await expect(page.getByText(label, { exact: true }).first()).toBeVisible()
  const wish = wishes[item.id]
  switch (item.type) {
    case 'single': {
      const code = typeof wish === 'string' ? wish : item.options[0]?.code ?? ''
      const option = item.options.find((one) => one.code === code)
      if (option === undefined) throw new Error(`${item.id} has no option ${code}`)
      await choice(group, 'radio', words.of(option.label)).check()
      return { [item.id]: option.text === true ? { choices: [code] } : code }
    }
    case 'multi': {
      const option = item.options.find((one) => one.exclusive !== true)
      if (option === undefined) throw new Error(`${item.id} has only exclusive options`)
      await choice(group, 'checkbox', words.of(option.label)).check()
      return { [item.id]: { choices: [option.code] } }
    }
    case 'number': {
      const value = typeof wish === 'number' ? wish : item.min ?? 1
      await page.getByLabel(label).fill(String(value))
      return { [item.id]: value }
    }
    case 'scale': {
      const value = typeof wish === 'number' ? wish : item.to
      await group.getByRole('radio', { name: new RegExp(`^${value}\\b`) }).check()
      return { [item.id]: value }
    }
    case 'text': case 'longText': {
      const text = typeof wish === 'string' ? wish : words.of({ ja: '研究の時間がもっとほしい。', en: 'More time for research.' })
      await page.getByLabel(label).fill(text)
      return { [item.id]: text }
    }
    case 'yearMonth': {
      const [year = '', month = ''] = (typeof wish === 'string' ? wish : '2024-03').split('-')
      await group.getByLabel(words('ui:year')).fill(year)
      await group.getByLabel(words('ui:month')).fill(String(Number(month)))
      return { [item.id]: `${year}-${month}` }
    }
    case 'country':
      return { [item.id]: await pick(page, label, 'JP', countryName('JP', words.language)) }
    case 'prefecture': {
      const code = prefectures[0]?.code ?? ''
      return { [item.id]: await pick(page, label, code, prefectureName(code, words.language)) }
    }
    case 'jobType': {
      const code = jobTypes[0]?.code ?? ''
      return { [item.id]: await pick(page, label, code, jobTypeName(code, words.language)) }
    }
    case 'researchField': {
      const code = (item.level === 'large' ? largeFields : smallFields)[0]?.code ?? ''
      return { [item.id]: await pick(page, label, code, researchFieldName(code, words.language)) }
    }
    case 'matrix': {
      const given: Answers = {}
      const [option] = item.options
      if (option === undefined) throw new Error(`${item.id} has no options`)
      for (const row of item.rows) {
        const line = group.getByRole('radiogroup', { name: words.of(row.label), exact: true })
        await choice(line, 'radio', words.of(option.label)).check()
        given[`${item.id}.${row.id}`] = option.code
      }
      return given
    }
  }
}

const choice = (group: Locator, role: 'radio' | 'checkbox', name: string): Locator =>
  group.getByRole(role, { name, exact: true })

async function pick(page: Page, label: string, code: string, name: string): Promise<string> {
  const field = page.getByRole('combobox', { name: label })
  await field.click()
  await field.fill(name)
  await page.getByRole('option', { name, exact: true }).first().click()
  await expect(field).toHaveValue(name)
  return code
}
