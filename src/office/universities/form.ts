import type { AddressPattern, University } from '../../domain/university.ts'
import { universitySchema } from '../../domain/university.ts'
import { readMask } from '../../domain/application/mask.ts'
import { foldWidth } from '../../domain/text/width.ts'

/** A university as it stands in the form: everything is text until it is saved. */
export interface UniversityForm {
  id: string
  ja: string
  en: string
  aliases: string
  member: boolean
  since: string
  contact: string
  domains: string
  patterns: readonly { signInId: string; mail: string; severity: AddressPattern['severity'] }[]
  version: string
  textJa: string
  textEn: string
}
export type PlainField = Exclude<keyof UniversityForm, 'member' | 'patterns'>
export type FormField = PlainField | `pattern-${number}`

export const emptyForm: UniversityForm = {
  id: '', ja: '', en: '', aliases: '', member: false, since: '', contact: '', domains: '', patterns: [], version: '', textJa: '', textEn: '',
}

/** The form of a university as it is stored. */
export const formOf = ({ id, name, aliases, member, since, contact, domains, patterns, privacy }: University): UniversityForm => ({
  id,
  ...name,
  aliases: aliases.join('\n'),
  member,
  since: since ?? '',
  contact: contact ?? '',
  domains: domains.join('\n'),
  patterns: patterns.map((each) => ({ ...each, mail: each.mail ?? '' })),
  version: privacy?.version ?? '',
  textJa: privacy?.text.ja ?? '',
  textEn: privacy?.text.en ?? '',
})

const linesOf = (text: string): string[] => text.split(/[\n,、]/).map((line) => line.trim()).filter(Boolean)
const maskOf = (text: string): string => foldWidth(text).replace(/\s/g, '')
const isMask = (mask: string): boolean => readMask(mask) !== null && mask.includes('@')

/** The university that the form says, or the fields that are wrong. */
export function readForm(form: UniversityForm): { ok: true; university: University } | { ok: false; wrong: readonly FormField[] } {
  const patterns = form.patterns.map(({ signInId, mail, severity }) => ({ signInId: maskOf(signInId), mail: maskOf(mail) || null, severity }))
  const masks = patterns.flatMap(({ signInId, mail }, at): FormField[] => (isMask(signInId) && (mail === null || isMask(mail)) ? [] : [`pattern-${at}`]))
  const [version, textJa, textEn] = [form.version.trim(), form.textJa.trim(), form.textEn.trim()]
  const hasText = [version, textJa, textEn].some((each) => each !== '')
  const parsed = universitySchema.safeParse({
    id: foldWidth(form.id).trim(),
    name: { ja: form.ja.trim(), en: form.en.trim() },
    aliases: linesOf(form.aliases),
    member: form.member,
    domains: linesOf(foldWidth(form.domains).toLowerCase()).map((domain) => domain.replace(/^@/, '')),
    patterns,
    privacy: hasText ? { version, text: { ja: textJa, en: textEn } } : null,
    since: form.since.trim() || null,
    contact: form.contact.trim() || null,
  })
  if (parsed.success && masks.length === 0) return { ok: true, university: parsed.data }
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path }) => fieldAt(path.map(String)))
  return { ok: false, wrong: [...new Set([...issues, ...masks])] }
}

function fieldAt([first = '', second = '', third = '']: readonly string[]): FormField {
  if (first === 'name') return second === 'en' ? 'en' : 'ja'
  if (first === 'privacy') return second === 'version' ? 'version' : third === 'en' ? 'textEn' : 'textJa'
  if (first === 'patterns') return `pattern-${Number(second)}`
  return (['aliases', 'since', 'contact', 'domains'] as const).find((each) => each === first) ?? 'id'
}
