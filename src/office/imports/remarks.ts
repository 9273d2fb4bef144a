import type { ImportItem, ImportKind, LeftLine, WrongLine } from '../../api/office-imports.ts'
import { registrationFields } from './template-columns.ts'
import { t } from '../../ui/text/text.ts'
import { maskWords } from '../controls/mask-words.ts'

/** What a field is called in a list of this kind. */
export function fieldWords(kind: ImportKind, field: string): string {
  if (kind === 'registrations') {
    const known = registrationFields.find((each) => each === field)
    return known === undefined ? field : t(`office-imports:column.${known}`)
  }
  const known = (['code', 'name', 'name-en', 'member', 'since', 'contact', 'domains'] as const).find((each) => each === field)
  return known === undefined ? field : t(`office-imports:field.${known}`)
}

/** What is wrong with a line and what to do about it. */
export function wrongWords({ reason, values }: WrongLine): string {
  const words = t(`office-imports:wrong.${reason}`, { value: values['value'] ?? '' })
  return values['mail'] ? `${words} ${t('office-imports:realAddress', { mail: maskWords(values['mail']) })}` : words
}

/** Why a line is doubtful. */
export const doubtWords = ({ reason, values }: ImportItem['doubts'][number]): string => {
  if (reason === 'maybe-sign-in-id' && values['mail']) return t('office-imports:doubt.sign-in-id-mail', { mail: maskWords(values['mail']) })
  return t(`office-imports:doubt.${reason}`, { name: values['name'] ?? '', id: values['id'] ?? '' })
}

/** Why a line has nothing to do. */
export const leftWords = ({ reason, values }: LeftLine): string => t(`office-imports:leftFor.${reason}`, { name: values['name'] ?? '', date: values['date'] ?? '' })
