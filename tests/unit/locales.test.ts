import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { problemCodes } from '../../src/api/problem.ts'
import { filesUnder, textOf } from './house-files.ts'
import { families } from './text-families.ts'

const languages = ['ja', 'en'] as const
const plural = /_(zero|one|two|few|many|other)$/
/** Areas that the server reads as data, by property, and never the app. */
const ofServer = ['codebook', 'console', 'letters', 'mail', 'problems']

type Texts = { [key: string]: string | Texts }
const textsSchema: z.ZodMiniType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), textsSchema])))

const areasOf = (language: string): string[] =>
  filesUnder(`locales/${language}`).map((path) => path.slice(`locales/${language}/`.length).replace(/\.json$/, ''))

/** Every text of a language by `area:key`. */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>()
  const gather = (prefix: string, branch: Texts): void => {
    for (const [key, value] of Object.entries(branch)) {
      if (typeof value === 'string') texts.set(prefix + key, value)
      else gather(`${prefix}${key}.`, value)
    }
  }
  for (const area of areasOf(language)) {
    gather(`${area}:`, textsSchema.parse(JSON.parse(textOf(`locales/${language}/${area}.json`))))
  }
  return texts
}

const texts = { ja: textsOf('ja'), en: textsOf('en') }
const keysOf = (language: (typeof languages)[number]): string[] =>
  [...new Set([...texts[language].keys()].map((key) => key.replace(plural, '')))].toSorted()
const placeholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? '')),
]

describe('the two languages', () => {
  test('have the same areas', () => {
    expect(areasOf('en')).toEqual(areasOf('ja'))
    expect(areasOf('ja').length).toBeGreaterThan(0)
  })

  test('have the same keys', () => {
    expect(keysOf('en')).toEqual(keysOf('ja'))
  })

  test('have no empty text', () => {
    for (const language of languages) {
      expect([...texts[language]].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
    }
  })

  test('take the same values into the same text', () => {
    const taken = (language: (typeof languages)[number], key: string): string[] => [
      ...new Set(
        [...texts[language]]
          .filter(([name]) => name.replace(plural, '') === key)
          .flatMap(([, text]) => placeholders(text)),
      ),
    ].toSorted()
    const different = keysOf('ja').filter((key) => taken('ja', key).join() !== taken('en', key).join())
    expect(different).toEqual([])
  })

  test.each(languages)('have every plural form that %s needs', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const forms = Map.groupBy(
      [...texts[language].keys()].filter((key) => plural.test(key)),
      (key) => key.replace(plural, ''),
    )
    const wrong = [...forms].filter(
      ([, keys]) => keys.map((key) => plural.exec(key)?.[1] ?? '').toSorted().join() !== needed.join(),
    )
    expect(wrong).toEqual([])
  })

  test('count in English as one says it: what stands behind a number in the plural is never 1', () => {
    /** Of these the number is known, and more than one. */
    const never = new Map([
      ['profile:problem.too-long', 'the longest name or line'], ['criteria:tooLong', 'the longest text that JREC-IN takes'], ['criteria:nameTooLong', 'the longest name of a search'],
      ['rights:close.after', 'the days in which closing is undone'], ['rights:close.erased', 'the same'],
      ['yearly:thanks.same', 'in steps of ten'], ['yearly:thanks.few', 'in steps of ten'],
      ['office-questionnaires:problem.too-many-items', 'the most there may be'], ['office-xlsform:line.length-assumed', 'one of two usual lengths'],
      ['office-responses:figures.caption', 'in steps of ten'], ['office-responses:figures.about', 'in steps of ten'], ['office-responses:figures.answered', 'in steps of ten'],
      ['office-research:about.alike', 'how many have to be alike'], ['office-research:frozen.notYet', 'half a year'],
    ])
    const verbs = ['is', 'was', 'has', 'does', 'belongs', 'takes', 'treats', 'holds', 'exists', 'this', 'business', 'as']
    const counted = /\{\{(\w+)\}\} (?:new |more |other |business |open |late )*([a-z]+s|people)\b/g
    const wrong = [...texts.en].flatMap(([key, text]) => {
      // Of the plural form, the number that chose it is not 1; texts show it as `shown` where it is long.
      const isMany = (name: string) => key.endsWith('_other') && ['count', 'shown'].includes(name)
      const found = [...text.matchAll(counted)].filter(([, name = '', noun = '']) => !verbs.includes(noun) && !isMany(name))
      return found.length === 0 || never.has(key) ? [] : [`${key}: ${found.map(([words]) => words).join()}`]
    })
    expect(wrong).toEqual([])
    expect([...never.keys()].filter((key) => !texts.en.has(key))).toEqual([])
  })

  test('keep to their own script: no Japanese is left in an English text', () => {
    const left = [...texts.en].filter(([, text]) => /[\u3040-\u30ff]/.test(text)).map(([key]) => key)
    expect(left).toEqual([])
  })
})

describe('the code', () => {
  const sources = filesUnder('src').filter((path) => /\.tsx?$/.test(path))
  const areas = new Set(areasOf('ja'))
  const literal = /['"`]([a-z-]+):([A-Za-z0-9_.$-]+)['"`]/g
  const template = /`([a-z-]+):([^`]*\$\{[^`]*)`/g
  const met = (pattern: RegExp): { path: string; key: string }[] =>
    sources.flatMap((path) =>
      [...textOf(path).matchAll(pattern)]
        .filter((match) => areas.has(match[1] ?? ''))
        .map((match) => ({ path, key: `${match[1] ?? ''}:${(match[2] ?? '').replaceAll(/\$\{[^}]*\}/g, '*')}` })),
    )
  const known = new Set(keysOf('ja'))

  test('asks for no text that does not exist', () => {
    expect(met(literal).filter(({ key }) => !known.has(key) && !texts.ja.has(key))).toEqual([])
  })

  const belongs = (key: string, family: string): boolean =>
    new RegExp(`^${family.split('*').map((part) => part.replaceAll(/[.$]/g, '\\$&')).join('.+')}$`).test(key)

  test('puts keys together only in the families named here', () => {
    expect([...new Set(met(template).map(({ key }) => key))].toSorted()).toEqual([...families].toSorted())
    expect(families.filter((family) => ![...known].some((key) => belongs(key, family)))).toEqual([])
  })

  test('uses every text of the app', () => {
    const used = new Set(met(literal).map(({ key }) => key.replace(plural, '')))
    const unused = [...known]
      .filter((key) => !ofServer.includes(key.split(':')[0] ?? ''))
      .filter((key) => !used.has(key) && !families.some((family) => belongs(key, family)))
    expect(unused).toEqual([])
  })

  test('has a text for every problem it may answer with, and no other', () => {
    const texts = [...known].filter((key) => key.startsWith('problems:')).map((key) => key.slice('problems:'.length))
    expect(texts.toSorted()).toEqual([...problemCodes].toSorted())
  })

  test('uses every text of mail and console', () => {
    const server = sources.filter((path) => path.startsWith('src/server/')).map(textOf).join('\n')
    const unused = [...known].filter((key) => {
      const [area = '', path = ''] = key.split(':')
      return ['console', 'mail'].includes(area) && !new RegExp(`\\b${path.split('.').at(-1) ?? ''}\\b`).test(server)
    })
    expect(unused).toEqual([])
  })
})
