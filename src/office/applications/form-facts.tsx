import type { QueueItem } from '../../api/office-applications.ts'
import type { ApplicationForm } from '../../domain/application/application.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import { date } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { universityWords } from './columns.tsx'

/** The form as it was sent, field by field; what was left empty too, so that it is seen. */
export function FormFacts({ form, university }: { form: ApplicationForm; university: QueueItem['university'] }) {
  const { consent, field } = form
  const consentValues = { date: date(consent.at), version: consent.version }
  const facts = {
    name: form.name,
    nameKana: form.nameKana,
    nameLatin: form.nameLatin,
    email: form.email,
    universityEmail: form.universityEmail ?? '',
    university: universityWords(university),
    school: form.school,
    studentNumber: form.studentNumber,
    entryYear: t('office-applications:entryYear', { year: form.entryYear }),
    courseType: t(`office-applications:courseType.${form.courseType}`),
    expectedCompletion: form.expectedCompletion ?? '',
    field: field ? researchFieldName(field.small ?? field.large, language.value) : '',
    language: t(`office-applications:languageName.${form.language}`),
    consent:
      consent.universityVersion === null
        ? t('office-applications:form.consentText', consentValues)
        : t('office-applications:form.consentBoth', { ...consentValues, own: consent.universityVersion }),
  }
  return (
    <dl class="office-facts">
      {Object.entries(facts).map(([name, value]) => [
        <dt key={name}>{t(`office-applications:form.${name as keyof typeof facts}`)}</dt>,
        <dd key={`${name}-value`}>{value === '' ? t('office-applications:unknown') : value}</dd>,
      ])}
    </dl>
  )
}
