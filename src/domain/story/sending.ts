import { sha256 } from '../hash.ts'
import { canonicalJson } from '../json.ts'
import { type Language, languages } from '../language.ts'
import { lackingIn, type StoryBody, storyTexts } from './draft.ts'
import type { ConsentUse } from './consent.ts'

/** What the office can write for an author who did not. */
const left: readonly string[] = ['title', 'lead']
const isLanguage = (part: string | undefined): part is Language => languages.some((each) => each === part)

/**
 * What an author still has to write before their story can be sent, as paths like those of `lackingIn`: one language is
 * enough, and the title and the lead can be left to the office.
 */
export const lackingToSend = (body: StoryBody, writtenIn: readonly Language[]): string[] =>
  lackingIn(body, false).filter((path) => {
    const parts = path.split('.')
    const last = parts.at(-1)
    return !left.includes(parts[0] ?? '') && (!isLanguage(last) || writtenIn.includes(last))
  })

/** The languages in which nothing is missing that an author has to write. */
export const wholeIn = (body: StoryBody): Language[] => languages.filter((language) => lackingToSend(body, [language]).length === 0)

/** The hash of what makes two sendings the same: the story and what the author agreed to, in canonical form. */
export const sendingHash = (body: StoryBody, uses: readonly ConsentUse[]): Promise<string> =>
  sha256(canonicalJson({ body, uses: uses.toSorted() }))

const isEmpty = (text: string) => text.trim() === ''

/**
 * The office's story with what its author sent anew in it. Words in a language in which the author wrote nothing stay, as
 * does what the picture shows: both are the office's. In the route that holds as long as it has as many stretches.
 */
export function withSent(body: StoryBody, sent: StoryBody): StoryBody {
  const merged = (before: Record<Language, string> | undefined, after: Record<Language, string>) => ({
    ja: isEmpty(after.ja) ? (before?.ja ?? '') : after.ja,
    en: isEmpty(after.en) ? (before?.en ?? '') : after.en,
  })
  const texts = Object.fromEntries(storyTexts.map((each) => [each, merged(body[each], sent[each])])) as Pick<StoryBody, (typeof storyTexts)[number]>
  const before = body.route.length === sent.route.length ? body.route : []
  const route = sent.route.map((stretch, at) => ({ ...stretch, what: merged(before[at]?.what, stretch.what), where: merged(before[at]?.where, stretch.where) }))
  return { ...sent, ...texts, route, alt: body.alt }
}
