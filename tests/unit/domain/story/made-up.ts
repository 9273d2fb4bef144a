import fc from 'fast-check'
import { smallFields } from '../../../../src/domain/codes/research-fields.ts'
import { supports } from '../../../../src/domain/profile/fields.ts'
import { sectors, type Story, stretchKinds } from '../../../../src/domain/story/story.ts'

const said = (text: string) => ({ ja: text, en: text })
export const presentYear = 2026

// Few of each, so that two of them often have something in common.
const country = fc.constantFrom('JP', 'JP', 'KE', 'DE')
const field = fc.constantFrom(...smallFields.filter((_, at) => at % 20 === 0).map(({ code }) => code))
const year = fc.integer({ min: 2000, max: presentYear })
const stretch = fc.record({
  kind: fc.constantFrom(...stretchKinds), from: year, to: fc.constant(null), sector: fc.constant(null), country, what: fc.constant(said('what')), where: fc.constant(said('where')),
})

/** Any story that could be published, with little to read in it. */
export const anyStoryAtAll: fc.Arbitrary<Story> = fc.record({
  id: fc.stringMatching(/^[a-z]{6}$/),
  sample: fc.boolean(),
  name: fc.constant(said('name')),
  title: fc.constant(said('title')),
  lead: fc.constant(said('lead')),
  today: fc.constant(said('today')),
  sector: fc.constantFrom(...sectors),
  country,
  fields: fc.uniqueArray(field, { minLength: 1, maxLength: 3 }),
  doctorateIn: year,
  support: fc.uniqueArray(fc.constantFrom(...supports), { maxLength: 4 }),
  route: fc.array(stretch, { minLength: 1, maxLength: 5 }),
  text: fc.constant({ ja: [], en: [] }),
  otherwise: fc.constant(said('otherwise')),
  picture: fc.constant(null),
  publishedAt: fc.integer({ min: 0, max: 400 }).map((day) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString()),
})

/** Some stories, each of another name. */
export const someStories = fc.uniqueArray(anyStoryAtAll, { maxLength: 12, selector: ({ id }) => id })
