import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import type { Bilingual, Language } from '../../src/domain/language.ts'

/** What a person reads, in one language: tests look for the words of locales/, as people do. */
export interface Words {
  readonly language: Language
  /** The text of `area:key`; `count` chooses the plural, the other values fill the placeholders. */
  (key: string, params?: Record<string, string | number>): string
  /** The same with anything in the place of each placeholder, for a text whose values are not known. */
  like(key: string, count?: number): RegExp
  of(text: Bilingual): string
}

type Texts = { [key: string]: string | Texts }
const textsSchema: z.ZodMiniType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), textsSchema])))
const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
const folder = fileURLToPath(new URL('../../locales/', import.meta.url))

/** Reads the words of a language. A key that does not exist throws: a test never looks for nothing. */
export function wordsOf(language: Language): Words {
  const areas = new Map(
    readdirSync(folder + language).map((name) => [
      name.replace(/\.json$/, ''),
      textsSchema.parse(JSON.parse(readFileSync(`${folder}${language}/${name}`, 'utf8'))),
    ]),
  )
  const find = (key: string): string | undefined => {
    const [area = '', path = ''] = key.split(':')
    let at: Texts | string | undefined = areas.get(area)
    for (const step of path.split('.')) at = typeof at === 'object' ? at[step] : undefined
    return typeof at === 'string' ? at : undefined
  }
  const text = (key: string, count: string | number | undefined): string => {
    const plural = typeof count === 'number' ? `${key}_${new Intl.PluralRules(language).select(count)}` : key
    const found = find(plural) ?? find(key)
    if (found === undefined) throw new Error(`no text ${key} in ${language}`)
    return found
  }
  return Object.assign(
    (key: string, params: Record<string, string | number> = {}) =>
      text(key, params['count']).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '')),
    {
      language,
      like: (key: string, count?: number) =>
        new RegExp(text(key, count).split(/\{\{\w+\}\}/).map(literally).join('.+')),
      of: (bilingual: Bilingual) => bilingual[language],
    },
  )
}
