import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { isFieldCode } from '../../../../src/domain/codes/field-codes.ts'
import { largeFieldOf } from '../../../../src/domain/codes/research-fields.ts'
import { lackingIn, storyTellingSchema } from '../../../../src/domain/story/draft.ts'
import { storyOf } from '../../../../src/domain/story/publish.ts'
import { sectors, type Story } from '../../../../src/domain/story/story.ts'
import written from '../../../../src/server/samples/stories/stories.json' with { type: 'json' }

const told = z.array(z.extend(storyTellingSchema, { id: z.string() })).parse(written)
const stories: Story[] = told.map(({ id, ...telling }) =>
  storyOf({ ...telling, alt: { ja: '', en: '' } }, { id, sample: true, picture: null, publishedAt: '2026-11-01T00:00:00.000Z' }),
)

test('each story could be published as it is', () => {
  expect(told.flatMap(({ id, ...telling }) => lackingIn({ ...telling, alt: { ja: '', en: '' } }, false).map((path) => `${id}: ${path}`))).toEqual([])
  expect(new Set(told.map(({ id }) => id)).size).toBe(12)
  expect(stories.flatMap(({ fields }) => fields).filter((code) => !isFieldCode('small', code))).toEqual([])
})

test('they are of every sector, of many fields, from Japan and from elsewhere', () => {
  expect(new Set(stories.map(({ sector }) => sector))).toEqual(new Set(sectors))
  expect(new Set(stories.flatMap(({ fields }) => fields.map(largeFieldOf))).size).toBeGreaterThanOrEqual(8)
  expect(stories.filter(({ country }) => country !== 'JP').length).toBeGreaterThanOrEqual(2)
  expect(stories.filter(({ route }) => route.some(({ country }) => country !== 'JP')).length).toBeGreaterThanOrEqual(4)
})

test.each(stories)('the years of $id follow each other, and lead to the end of the course and to today', ({ route, doctorateIn, sector, country }) => {
  const from = route.map((stretch) => stretch.from)
  expect(from).toEqual(from.toSorted((a, b) => a - b))
  expect(route.filter(({ from, to }) => to !== null && to < from)).toEqual([])
  expect(route.some(({ kind, to }) => kind === 'course' && to === doctorateIn)).toBe(true)
  expect(route.at(-1)).toMatchObject({ to: null, sector, country })
})

test.each(told)('the text of $id is long enough to be somebody, in both languages', ({ text }) => {
  expect(text.ja.length).toBeGreaterThanOrEqual(600)
  expect(text.ja.length).toBeLessThanOrEqual(1200)
  expect(text.en.split(/\s+/).length).toBeGreaterThanOrEqual(250)
})
