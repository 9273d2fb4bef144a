import { countries } from '../../../domain/codes/countries.ts'
import { researchFieldName } from '../../../domain/codes/research-fields.ts'
import type { Json } from '../../../domain/json.ts'
import { longest } from '../../../domain/story/draft.ts'
import { sectors, stretchKinds } from '../../../domain/story/story.ts'
import { supports } from '../../../domain/profile/fields.ts'
import type { TextKey } from '../../../ui/text/areas.ts'
import { countryWords } from '../../../ui/text/format.ts'
import { language, t } from '../../../ui/text/text.ts'
import { apart, type Step } from './steps.ts'

type Text = keyof typeof longest
const isText = (name: string): name is Text => Object.hasOwn(longest, name)

/** What a field is called; `named`: with the language it is written in, where there are two of it. */
export function fieldLabel(path: string, named: boolean): string {
  const { field, language: written } = apart(path)
  const name = field.split('.').at(-1) ?? field
  const label = t(`my-story:field.${name}` as TextKey)
  return written && named ? t(`my-story:in.${written}`, { label }) : label
}

/** What a page is called in a list. */
export const stepName = (step: Step): string => t(`my-story:of.${step}`)

/** Why a field can't be sent as it stands, with what it is called. */
export function mistakeText(path: string, named: boolean): string {
  const name = apart(path).field.split('.').at(-1) ?? ''
  const text = isText(name) ? t('my-story:tooLong', { count: longest[name] }) : t('my-story:noYear')
  return t('my-story:mistakeAt', { label: fieldLabel(path, named), text })
}

const said = <T extends string>(codes: readonly T[], value: Json, words: (code: T) => string): string => {
  const code = codes.find((each) => each === value)
  return code === undefined ? '' : words(code)
}

/** A value of a field in words; empty when it says nothing. */
export function valueWords(field: string, value: Json): string {
  const codes = Array.isArray(value) ? (value as readonly Json[]).filter((each) => typeof each === 'string') : []
  switch (field) {
    case 'written':
      return said(['ja', 'en', 'both'] as const, value, (code) => t(`my-story:written.${code}`))
    case 'fields':
      return codes.map((code) => researchFieldName(code, language.value)).join(t('story:between'))
    case 'support':
      return codes.map((code) => said(supports, code, (each) => t(`story:support.${each}`))).join(t('story:between'))
    case 'sector':
      return said(sectors, value, (code) => t(`story:sector.${code}`))
    case 'kind':
      return said(stretchKinds, value, (code) => t(`story:kind.${code}`))
    case 'country':
      return typeof value === 'string' ? countryWords(value) : ''
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
}

/** The code of a country that was typed or picked, or what was typed and is none yet. */
export const countryTyped = (typed: string): string | null =>
  typed === '' ? null : (countries(language.value).find(({ code }) => code === typed)?.code ?? typed)
