import { createHash } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Condition, Definition, Item } from '../../src/domain/questionnaire/definition.ts'

const questions = 300

/** A questionnaire of 300 text questions, `onPage` of them on each page. */
export const longDefinition = (onPage: number): Definition => ({
  id: `long${onPage}`,
  version: 1,
  title: { ja: '長いアンケート', en: 'A long questionnaire' },
  sections: [{ id: 'all', title: { ja: '質問', en: 'Questions' } }],
  pages: Array.from({ length: questions / onPage }, (_, page) => ({
    id: `p${page}`,
    section: 'all',
    items: Array.from({ length: onPage }, (_, at) => ({
      id: `q${page * onPage + at}`,
      type: 'text' as const,
      label: { ja: `${page * onPage + at + 1}番目の質問にお答えください。`, en: `Answer question ${page * onPage + at + 1}.` },
      required: false,
      maxLength: 200,
    })),
  })),
})

/** How many questions have a rule: each speaks, directly or through a computed value, of the number that comes first. */
export const rules = 100

/** Whether the rule of a question, by its place, holds for any number above zero: every other one does. */
export const ruleHolds = (at: number): boolean => at % 2 === 0

/**
 * A questionnaire of 300 questions on one page: a number, then texts, of which a hundred hang on the number: one half is
 * asked for any number above zero and the other for none.
 */
export function ruledDefinition(): Definition {
  const texts = longDefinition(questions).pages.flatMap(({ items }) => items)
  const first: Item = { id: 'q0', type: 'number', label: { ja: '数をお答えください。', en: 'Answer with a number.' }, required: false }
  const rule = (at: number): Condition => {
    const compare = ruleHolds(at) ? '>=' : '<'
    return { op: 'any', of: [
      { op: 'compare', item: 'q0', compare, value: -at },
      { op: 'all', of: [{ op: 'compare', item: 'twice', compare, value: 0 }, { op: 'compare', item: 'q0', compare, value: 0 }] },
    ] }
  }
  const items = texts.slice(1).map((item, index): Item => (index % 3 === 0 && index / 3 < rules ? { ...item, showIf: rule(index / 3) } : item))
  return {
    ...longDefinition(questions),
    id: 'ruled',
    computed: [{ id: 'twice', label: first.label, value: { op: 'product', of: [{ op: 'answer', item: 'q0' }, { op: 'value', value: 2 }] } }],
    pages: [{ id: 'p0', section: 'all', items: [first, ...items] }],
  }
}

/** Lets the catalogue hold nothing but these questionnaires, each asked by a campaign of the same name. */
export async function serveQuestionnaires(context: BrowserContext, definitions: readonly Definition[]): Promise<Campaign[]> {
  const hour = 3_600_000
  const campaigns = definitions.map((definition): Campaign => ({
    id: definition.id,
    title: definition.title,
    definition: { id: definition.id, version: definition.version },
    referenceDate: new Date().toISOString().slice(0, 10),
    opensAt: new Date(Date.now() - hour).toISOString(),
    closesAt: new Date(Date.now() + 24 * hour).toISOString(),
    graceUntil: new Date(Date.now() + 48 * hour).toISOString(),
  }))
  const files = Object.entries({ questionnaires: { questionnaires: definitions }, campaigns: { campaigns } }).map(([kind, content]) => {
    const body = JSON.stringify(content)
    const hash = createHash('sha256').update(body).digest('hex')
    return { kind, body, edition: 1_000, hash, bytes: Buffer.byteLength(body), href: `/catalogue/${kind}/1000-${hash.slice(0, 16)}.json` }
  })
  const editions = files.map(({ kind, edition, hash, bytes, href }) => ({ kind, edition, hash, bytes, href }))
  await context.route('**/api/catalogue', (route) => route.fulfill({ json: { editions } }))
  for (const { href, body } of files) {
    await context.route(`**${href}`, (route) => route.fulfill({ contentType: 'application/json', body }))
  }
  return campaigns
}
