import type { AddressRemark } from '../../api/office-applications.ts'
import { type AddressFinding, guardAddress } from '../../domain/application/address-guard.ts'
import type { ApplicationForm } from '../../domain/application/application.ts'
import type { University } from '../../domain/university.ts'

/** How the real address looks, or which one was meant, where the guard knows. */
function hintOf(finding: AddressFinding): string | null {
  if (finding.kind === 'typo') return finding.suggestion
  return finding.kind === 'sign-in-id' || finding.kind === 'maybe-sign-in-id' ? finding.mail : null
}

/** What the guard points out about the addresses of an application, as the applicant was told too. */
export function addressRemarks(
  { email, universityEmail, university }: Pick<ApplicationForm, 'email' | 'universityEmail' | 'university'>,
  universities: ReadonlyMap<string, University>,
): AddressRemark[] {
  const chosen = universities.get(university) ?? null
  const others = [...universities.values()].filter((each) => each !== chosen)
  const remark = (of: AddressRemark['of'], address: string | null): AddressRemark[] => {
    const finding = address === null ? null : guardAddress(address, { use: of, chosen, others })
    return finding ? [{ of, kind: finding.kind, hint: hintOf(finding) }] : []
  }
  return [...remark('lasting', email), ...remark('university', universityEmail)]
}
