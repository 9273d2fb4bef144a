import type { Copy } from '../../api/copy.ts'
import type { Campaign } from '../../domain/campaign.ts'
import { answersSchema } from '../../domain/questionnaire/answers.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { valueAt } from '../../domain/questionnaire/read-answer.ts'
import { describeValue } from '../../ui/question/describe-answer.ts'
import { saysOf, worded } from '../../ui/question/wording.ts'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { useLoaded } from '../shell/device.ts'

type Submission = Copy['submissions'][number]

/** The answers that were received, each below its question, as far as this device has the questionnaire. */
export function PrintedAnswers({ submissions }: { submissions: readonly Submission[] }) {
  const known = useLoaded('questionnaires', ['catalogue'], async (open) => {
    const campaigns = await open.catalogue.campaigns()
    const found = submissions.map(({ definition, version }) => open.catalogue.questionnaire({ id: definition, version }))
    return { campaigns, definitions: await Promise.all(found) }
  })
  return (
    <section class="right">
      <h2>{t('rights:print.submissions')}</h2>
      {submissions.length === 0 && <p>{t('rights:nothing')}</p>}
      {known &&
        submissions.map((submission, at) => (
          <Answers
            key={submission.number}
            submission={submission}
            campaign={known.campaigns.find(({ id }) => id === submission.campaign)}
            definition={known.definitions[at]}
          />
        ))}
    </section>
  )
}

function Answers({ submission, campaign, definition }: { submission: Submission; campaign: Campaign | undefined; definition: Definition | undefined }) {
  const { number, receivedAt } = submission
  const answers = answersSchema.safeParse(submission.answers)
  const says =
    definition && answers.success
      ? saysOf(
          definition,
          { get: (field) => valueAt(answers.data, field) },
          // Whatever was received had been asked.
          () => new Set(itemsOf(definition).map(({ id }) => id)),
          campaign?.referenceDate ?? receivedAt.slice(0, 10),
        )
      : undefined
  return (
    <div class="history-day">
      <h3>{campaign ? local(campaign.title) : submission.campaign}</h3>
      <p class="support">{t('rights:print.receipt', { number, date: date(receivedAt) })}</p>
      {definition && answers.success ? (
        <dl class="right-facts">
          {itemsOf(definition).flatMap((item) => {
            const label = worded(item.label, says)
            const fields = item.type === 'matrix' ? item.rows.map((row) => ({ field: `${item.id}.${row.id}`, row })) : [{ field: item.id, row: null }]
            return fields.flatMap(({ field, row }) => {
              const words = describeValue(item, valueAt(answers.data, field))
              if (words === '') return []
              return [
                <div key={field}>
                  <dt>{row ? t('question:withWords', { name: label, words: local(row.label) }) : label}</dt>
                  <dd>{words}</dd>
                </div>,
              ]
            })
          })}
        </dl>
      ) : (
        <p>{t('rights:print.unknownSurvey')}</p>
      )}
    </div>
  )
}
