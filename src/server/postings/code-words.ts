import type { CodeTable } from '../../domain/codes/code-table.ts'
import { considerations, employmentForms, entryWays, terms } from '../../domain/codes/conditions.ts'
import { countryName } from '../../domain/codes/countries.ts'
import { institutionTypes } from '../../domain/codes/institution-types.ts'
import { jobTypeName } from '../../domain/codes/job-types.ts'
import { prefectureName } from '../../domain/codes/prefectures.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Language } from '../../domain/language.ts'
import type { Posting } from '../../domain/posting/posting.ts'

type NameOf = (code: string, language: Language) => string
const inTable = (table: CodeTable): NameOf => (code, language) => table.name(code, language)
const names: Readonly<Record<string, NameOf>> = {
  fields: researchFieldName, jobTypes: jobTypeName, prefectures: prefectureName, country: countryName,
  institutionType: inTable(institutionTypes), employmentForms: inTable(employmentForms), terms: inTable(terms),
  considerations: inTable(considerations), entryWays: inTable(entryWays),
}

/** Codes of a field, set apart by commas, in the words of both languages; any other text as it is. */
export function bothWords(field: string, text: string): { ja: string; en: string } {
  const name = names[field]
  if (!name) return { ja: text, en: text }
  const codes = text.split(', ').filter(Boolean)
  return { ja: codes.map((code) => name(code, 'ja')).join('、'), en: codes.map((code) => name(code, 'en')).join(', ') }
}

/** All codes of a posting in words, by its fields. */
export function wordsOfCodes(posting: Posting): Record<string, { ja: string; en: string }> {
  const { fields, jobTypes, prefectures, country, institutionType, employmentForms, terms, considerations, entryWays } = posting
  const codes = {
    fields: fields.map(({ small }) => small), jobTypes, prefectures, country: [country ?? ''], institutionType: [institutionType ?? ''],
    employmentForms, terms, considerations, entryWays,
  }
  return Object.fromEntries(Object.entries(codes).map(([field, list]) => [field, bothWords(field, list.join(', '))]))
}
