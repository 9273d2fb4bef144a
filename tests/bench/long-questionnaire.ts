import { createHash } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import type { Campaign } from '../../src/domain/campaign.ts'
import type { Definition } from '../../src/domain/questionnaire/definition.ts'

const questions = 300

/** A questionnaire of 300 text questions, `onPage` of them on each page. */
const longDefinition = (onPage: number): Definition => ({
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

/** Lets the catalogue hold nothing but the long questionnaires, each asked by a campaign of the same name. */
export async function serveLongQuestionnaires(context: BrowserContext, onPages: readonly number[]): Promise<Campaign[]> {
  const definitions = onPages.map(longDefinition)
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
