import type { AddressFinding } from '../../domain/application/address-guard.ts'
import type { FillFinding } from '../../domain/application/fill-in.ts'
import { readMask } from '../../domain/application/mask.ts'
import { t } from '../../ui/text/text.ts'

/** The label of a field of the application. */
export const labelOf = (field: string): string => t(`apply:label.${field as 'name'}`)

const ofAddress = { 'sign-in-id': 'signInId', unconfirmed: 'unconfirmed', 'no-address': 'noAddress' } as const
const names = {
  'too-long': 'tooLong', control: 'control', 'not-listed': 'notListed', 'not-member': 'notMember', 'year-invalid': 'yearInvalid',
  'year-early': 'yearEarly', 'year-ahead': 'yearAhead', 'month-invalid': 'monthInvalid', 'not-kana': 'notKana',
  'not-latin': 'notLatin', consent: 'consent', ...ofAddress,
} as const

/** What is wrong with a field and what to do, in words. */
export function problemText({ field, problem }: FillFinding): string {
  if (problem === 'empty') return field === 'name' ? t('apply:problem.noName') : t('apply:problem.empty', { label: labelOf(field) })
  return t(`apply:problem.${names[problem]}`)
}

/** How addresses look, read from a mask: `姓-名@ed.example.ac.jp`. */
export function maskInWords(mask: string): string {
  const parts = readMask(mask)
  if (parts === null) return mask
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'surname' || part.kind === 'givenname') return t(`apply:mask.${part.kind}`)
      if (part.kind !== 'digits' && part.kind !== 'letters') return '…'
      if (part.max > 200) return t(`apply:mask.${part.kind}`)
      const count = part.min === part.max ? String(part.min) : `${part.min}–${part.max}`
      return t(`apply:mask.some.${part.kind}`, { count })
    })
    .join('')
}

/** What the guard found, in words: what it looks like, and what the real address looks like. */
export function findingWords(finding: AddressFinding, use: 'lasting' | 'university', university: string): { title: string; text: string } {
  const looks = 'mail' in finding && finding.mail !== null ? t('apply:guard.looks', { university, mask: maskInWords(finding.mail) }) : t('apply:guard.looksUnknown')
  switch (finding.kind) {
    case 'no-address':
      return { title: t(finding.why === 'bare' ? 'apply:guard.bare' : 'apply:guard.shape'), text: looks }
    case 'sign-in-id':
      return {
        title: t(finding.certain ? 'apply:guard.signInId' : 'apply:guard.likely', { mask: maskInWords(finding.pattern.signInId) }),
        text: looks,
      }
    case 'maybe-sign-in-id':
      return { title: t('apply:guard.maybe'), text: looks }
    case 'typo':
      return { title: t('apply:guard.typo', { address: finding.suggestion }), text: '' }
    case 'ends-with-course':
      return { title: t('apply:guard.ends', { university }), text: use === 'lasting' ? t('apply:guard.endsText') : '' }
    default:
      return finding satisfies never
  }
}
