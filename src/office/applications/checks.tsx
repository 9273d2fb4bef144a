import type { AddressRemark, Checks as Found } from '../../api/office-applications.ts'
import { Tag } from '../../ui/controls/Tag.tsx'
import type { TextKey } from '../../ui/text/areas.ts'
import { t } from '../../ui/text/text.ts'

/** An address as a mask has it, in words: `{digits:8}@…` as "8 digits@…". */
const maskWords = (mask: string): string =>
  mask.replace(/\{(\w+)(?::([\d-]+))?\}/g, (_, what: string, many?: string) => {
    if (what === 'surname') return t('office-applications:mask.surname')
    if (what === 'givenname') return t('office-applications:mask.givenname')
    if (what === 'digits' && many !== undefined) return t('office-applications:mask.digits', { many })
    return t('office-applications:mask.any')
  })

/** What the guard says of an address, in words. */
function remarkWords({ of, kind, hint }: AddressRemark): string {
  const what = t(`office-applications:remark.${kind}` as TextKey)
  const whole = hint === null ? what : t('office-applications:remark.withHint', { text: what, hint: maskWords(hint) })
  return of === 'university' ? t('office-applications:remark.ofUniversity', { text: whole }) : whole
}

/** What was checked about an application and came of it, each with its word. */
export function Checks({ of: { provedAt, bouncedAt, address, member, duplicates } }: { of: Found }) {
  const { count, strongest } = duplicates
  const nothing = bouncedAt === null && address.length === 0 && member && strongest === null
  return (
    <span class="checks">
      {strongest && <Tag kind={strongest === 'likely' ? 'error' : 'warning'}>{t(`office-applications:found.${strongest}`, { count })}</Tag>}
      {bouncedAt !== null && <Tag kind="error">{t('office-applications:found.bounced')}</Tag>}
      {!member && <Tag kind="warning">{t('office-applications:found.notMember')}</Tag>}
      {address.map((remark) => (
        <Tag key={remark.of} kind={remark.kind === 'ends-with-course' ? 'plain' : 'warning'}>
          {remarkWords(remark)}
        </Tag>
      ))}
      {provedAt !== null && <Tag kind="success">{t('office-applications:found.proved')}</Tag>}
      {nothing && <Tag>{t('office-applications:found.nothing')}</Tag>}
    </span>
  )
}
