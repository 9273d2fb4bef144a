import { useEffect, useState } from 'preact/hooks'
import { type OfficeCampaign, type Offered, offeredSchema } from '../../api/office-campaigns.ts'
import { officeUniversitiesSchema } from '../../api/office-universities.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import { statuses } from '../../domain/profile/fields.ts'
import type { University } from '../../domain/university.ts'
import { date, time } from '../../ui/text/format.ts'
import { language, local, t } from '../../ui/text/text.ts'
import { ask } from '../ask.ts'
import { formOf } from './form.ts'
import { beginning, ending } from './words.ts'

/** What a campaign's plan says, in words. */
export function PlanFacts({ campaign }: { campaign: OfficeCampaign }) {
  const { plan, reminderDays, startedAt, closedAt } = campaign
  const { title, definition, referenceDate, opensAt, closesAt, graceUntil, audience } = plan
  const [offered, setOffered] = useState<readonly Offered[]>([])
  const [universities, setUniversities] = useState<readonly University[]>([])
  const asksUniversities = audience.universities !== undefined
  useEffect(() => {
    void ask('GET', '/api/office/campaigns/questionnaires', offeredSchema).then((answer) => answer.ok && setOffered(answer.value.questionnaires))
    if (!asksUniversities) return
    void ask('GET', '/api/office/universities', officeUniversitiesSchema).then(
      (answer) => answer.ok && setUniversities(answer.value.universities.map(({ university }) => university)),
    )
  }, [asksUniversities])
  const questionnaire = offered.find(({ id, version }) => id === definition?.id && version === definition.version)
  const nameOf = (id: string): string => {
    const known = universities.find((each) => each.id === id)
    return known ? local(known.name) : id
  }
  const statusOf = (code: string): string => {
    const known = statuses.find((each) => each === code)
    return known ? t(`office-registrants:statusName.${known}`) : code
  }
  const { yearsFrom, yearsTo, reminders } = formOf(plan)
  const criteria: readonly (readonly [string, string])[] = [
    [t('office-campaigns:audience.universities'), (audience.universities ?? []).map(nameOf).join(t('office-campaigns:comma'))],
    [t('office-campaigns:audience.years'), audience.entryYears === undefined ? '' : t('office-campaigns:audience.yearRange', { from: yearsFrom, to: yearsTo })],
    [t('office-campaigns:audience.statuses'), (audience.statuses ?? []).map(statusOf).join(t('office-campaigns:comma'))],
    [t('office-campaigns:audience.fields'), (audience.fields ?? []).map((code) => researchFieldName(code, language.value)).join(t('office-campaigns:comma'))],
  ]
  const chosen = criteria.filter(([, words]) => words !== '')
  const rows: readonly (readonly [string, string])[] = [
    [t('office-campaigns:field.ja'), title.ja],
    [t('office-campaigns:field.en'), title.en],
    [t('office-campaigns:field.definition'), questionnaire ? t('office-campaigns:version', { title: local(questionnaire.title), version: questionnaire.version }) : ''],
    [t('office-campaigns:field.opens'), opensAt === null ? '' : beginning(opensAt)],
    [t('office-campaigns:field.closes'), closesAt === null ? '' : ending(closesAt)],
    [t('office-campaigns:field.grace'), graceUntil === null ? '' : ending(graceUntil)],
    [t('office-campaigns:field.reference'), referenceDate === null ? '' : date(referenceDate)],
    [t('office-campaigns:startedAt'), startedAt === null ? '' : `${date(startedAt)} ${time(startedAt)}`],
    ...(closedAt === null ? [] : [[t('office-campaigns:closedAt'), `${date(closedAt)} ${time(closedAt)}`] as const]),
  ]
  return (
    <div class="office-pair office-wide">
      <section aria-labelledby="campaign-facts">
        <h2 id="campaign-facts">{t('office-campaigns:part.plan')}</h2>
        <dl class="office-facts">
          {rows.map(([label, words]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-words`}>{words}</dd>])}
        </dl>
      </section>
      <section aria-labelledby="campaign-who">
        <h2 id="campaign-who">{t('office-campaigns:who')}</h2>
        {chosen.length === 0 ? (
          <p>{t('office-campaigns:audience.everybody')}</p>
        ) : (
          <dl class="office-facts">{chosen.map(([label, words]) => [<dt key={label}>{label}</dt>, <dd key={`${label}-words`}>{words}</dd>])}</dl>
        )}
        <h2>{t('office-campaigns:reminders')}</h2>
        {reminders.length === 0 ? (
          <p>{t('office-campaigns:reminder.none')}</p>
        ) : (
          <ol class="campaign-schedule">
            {reminders.map(({ from, days, mail, push }, at) => {
              const day = reminderDays[at]
              const ways = [...(mail ? [t('office-campaigns:reminder.mail')] : []), ...(push ? [t('office-campaigns:reminder.push')] : [])]
              return (
                <li key={`${from} ${days}`}>
                  {t(from === 'opening' ? 'office-campaigns:reminder.afterOpening' : 'office-campaigns:reminder.beforeClose', { count: Number(days) })}
                  <span class="table-more">{[...(day ? [date(day)] : []), ways.join(t('office-campaigns:comma'))].join(t('office-campaigns:dash'))}</span>
                </li>
              )
            })}
          </ol>
        )}
      </section>
    </div>
  )
}
