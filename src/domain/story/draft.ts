import * as z from 'zod/mini'
import { supports } from '../profile/fields.ts'
import { type Language, languages } from '../language.ts'
import { sectors, stretchKinds } from './story.ts'

/** How long each text of a story may be, in characters. */
export const longest = { name: 60, title: 100, lead: 400, today: 200, otherwise: 1000, text: 10_000, alt: 300, what: 120, where: 120 } as const
/** How many stretches a route has at most, and small fields a story. */
export const mostStretches = 20
export const mostFields = 3

const words = (max: number) => z.object({ ja: z.string().check(z.maxLength(max)), en: z.string().check(z.maxLength(max)) })
const year = z.nullable(z.int().check(z.minimum(1950), z.maximum(2100)))
const country = z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/)))

const stretchDraftSchema = z.object({
  kind: z.enum(stretchKinds),
  from: year,
  /** Null: until now. */
  to: year,
  sector: z.nullable(z.enum(sectors)),
  country,
  what: words(longest.what),
  where: words(longest.where),
})
export type StretchDraft = z.infer<typeof stretchDraftSchema>

/** What a story tells, as it is being written: anything may still be empty. Its text is Markdown. */
export const storyTellingSchema = z.object({
  name: words(longest.name),
  title: words(longest.title),
  lead: words(longest.lead),
  today: words(longest.today),
  sector: z.nullable(z.enum(sectors)),
  country,
  fields: z.array(z.string().check(z.maxLength(10))).check(z.maxLength(mostFields)),
  doctorateIn: year,
  support: z.array(z.enum(supports)).check(z.maxLength(supports.length)),
  route: z.array(stretchDraftSchema).check(z.maxLength(mostStretches)),
  text: words(longest.text),
  otherwise: words(longest.otherwise),
})

/** The same with what its picture shows, in words. */
export const storyBodySchema = z.extend(storyTellingSchema, { alt: words(longest.alt) })
export type StoryBody = z.infer<typeof storyBodySchema>

/** The texts of a story that stand in both languages. */
export const storyTexts = ['name', 'title', 'lead', 'today', 'text', 'otherwise'] as const

const nothing = { ja: '', en: '' }
/** A story of which nothing is written yet. */
export const emptyStory: StoryBody = {
  name: nothing, title: nothing, lead: nothing, today: nothing, sector: null, country: null, fields: [], doctorateIn: null, support: [],
  route: [], text: nothing, otherwise: nothing, alt: nothing,
}
/** A stretch of which nothing is written yet. */
export const emptyStretch: StretchDraft = { kind: 'work', from: null, to: null, sector: null, country: 'JP', what: nothing, where: nothing }

/** Whether a stretch of this kind is spent in a sector. */
export const hasSector = (kind: StretchDraft['kind']): boolean => kind === 'work' || kind === 'research'

const empty = (texts: Record<Language, string>, path: string): string[] =>
  languages.filter((language) => texts[language].trim() === '').map((language) => `${path}.${language}`)

/**
 * What is still missing in a story before it can be published, as the dotted paths of its fields in the order of the
 * page; `route.2.to` also when a stretch ends before it begins. None: it is whole.
 */
export function lackingIn(body: StoryBody, hasPicture: boolean): string[] {
  const route = body.route.flatMap((stretch, at) => [
    ...(stretch.from === null ? [`route.${at}.from`] : []),
    ...(stretch.from !== null && stretch.to !== null && stretch.to < stretch.from ? [`route.${at}.to`] : []),
    ...(hasSector(stretch.kind) && stretch.sector === null ? [`route.${at}.sector`] : []),
    ...(stretch.country === null ? [`route.${at}.country`] : []),
    ...empty(stretch.what, `route.${at}.what`),
    ...empty(stretch.where, `route.${at}.where`),
  ])
  return [
    ...(['name', 'title', 'lead', 'today'] as const).flatMap((each) => empty(body[each], each)),
    ...(['sector', 'country', 'doctorateIn'] as const).filter((each) => body[each] === null),
    ...(body.fields.length === 0 ? ['fields'] : []),
    ...(body.route.length === 0 ? ['route'] : route),
    ...(['text', 'otherwise'] as const).flatMap((each) => empty(body[each], each)),
    ...(hasPicture ? empty(body.alt, 'alt') : []),
  ]
}
