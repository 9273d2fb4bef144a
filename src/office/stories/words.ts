import { countries } from '../../domain/codes/countries.ts'
import { longest } from '../../domain/story/draft.ts'
import { language, t } from '../../ui/text/text.ts'
import type { Language } from '../../domain/language.ts'

/** The id of the field of a path such as `route.2.what.ja`. */
export const fieldId = (path: string): string => {
  if (path === 'consent') return 'tell-consent-how'
  if (path === 'sent') return 'tell-sent'
  if (path === 'consent.picture') return 'tell-consent-uses'
  return `tell-${path.replaceAll('.', '-')}`
}

type Text = 'name' | 'title' | 'lead' | 'today' | 'text' | 'otherwise' | 'alt' | 'what' | 'where'
const isText = (part: string): part is Text => part in longest

/** What a text is called, in one of its languages. */
export const textLabel = (part: Text, of: Language): string => t(`office-stories:in.${of}`, { label: t(`office-stories:field.${part}`) })

/** What a field is called, wherever it stands. */
export function pathWords(path: string): string {
  const parts = path.split('.')
  const [first = '', second = '', third = ''] = parts
  if (first === 'route' && parts.length > 1) {
    const inside = isText(third) ? textLabel(third, parts[3] === 'en' ? 'en' : 'ja') : t(`office-stories:stretch.${third as 'from' | 'to' | 'sector' | 'country'}`)
    return t('office-stories:stretch.in', { number: String(Number(second) + 1), label: inside })
  }
  if (first === 'sent') return t('office-stories:lacking.sent')
  if (first === 'consent') return t(second === 'picture' ? 'office-stories:lacking.consentPicture' : 'office-stories:lacking.consent')
  if (isText(first)) return textLabel(first, second === 'en' ? 'en' : 'ja')
  return t(`office-stories:field.${first as 'sector' | 'country' | 'fields' | 'doctorateIn' | 'route'}`)
}

/** A choice that is not made yet, for the top of a list. */
export const unchosen = (): { value: string; label: string } => ({ value: '', label: t('office-stories:choose') })

/** A list of codes with their words, for `Select`. */
export const codeOptions = (codes: readonly string[], words: (code: string) => string): { value: string; label: string }[] =>
  codes.map((value) => ({ value, label: words(value) }))

/** The code of a country that was typed or picked, or null. */
export const countryOf = (typed: string): string | null => countries(language.value).find(({ code }) => code === typed)?.code ?? null

/** How a state is marked. */
export const stateTags = { draft: 'plain', reviewed: 'info', published: 'success', withdrawn: 'warning' } as const
