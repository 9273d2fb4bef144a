import type { AddressRemark } from '../../api/office-applications.ts'
import type { ApplicationForm } from '../../domain/application/application.ts'
import type { University } from '../../domain/university.ts'

/** What the guard points out about the addresses of an application, as the applicant was told too. */
export function addressRemarks(_form: ApplicationForm, _universities: ReadonlyMap<string, University>): AddressRemark[] {
  return []
}
