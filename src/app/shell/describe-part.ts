import { countryName } from '../../domain/codes/countries.ts'
import { jobTypeName } from '../../domain/codes/job-types.ts'
import { prefectureName } from '../../domain/codes/prefectures.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import type { Json } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'
import { type CodeList, type Part, readPart } from '../../domain/profile/parts.ts'
import { formatYearMonth } from '../../domain/text/year-month.ts'
import { language, t } from '../../ui/text/text.ts'
import { selectionOf } from './profile-choices.ts'
import { optionName } from './profile-words.ts'

const names: Record<CodeList, (code: string, language: Language) => string> = {
  country: countryName,
  prefecture: prefectureName,
  jobType: jobTypeName,
  largeField: researchFieldName,
  smallField: researchFieldName,
}

/**
 * A part in words of the current language; several choices stand in a line each. Empty when it says nothing; what was
 * typed and not understood is shown as typed. `field` names its options.
 */
export function describePart(field: string, part: Part, stored: Json | undefined): string {
  const value = readPart(part, stored)
  if (value === undefined) return ''
  if (part.kind === 'one' || part.kind === 'many') {
    const { chosen, texts, declined } = selectionOf(part, stored)
    if (declined) return t('ui:decline')
    return chosen
      .map((code) => {
        const [name, words] = [optionName(field, part, code), texts[code]]
        if (!words) return name
        return part.kind === 'one' ? words : t('profile:withWords', { name, words })
      })
      .join('\n')
  }
  if (typeof value !== 'string') return ''
  if (part.kind === 'month') return formatYearMonth(value, language.value)
  return part.kind === 'code' ? names[part.list](value, language.value) : value
}
