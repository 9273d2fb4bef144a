import type { ToldCampaign } from '../../api/university.ts'
import { Tag } from '../../ui/controls/Tag.tsx'
import { date, lastMinute, shortDate } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { Table } from '../controls/Table.tsx'
import { ResponseChart } from './response-chart.tsx'
import { peopleWords, rateWords } from './words.ts'

/** How many people of the university were asked and answered, beside all universities together; over time where it is told. */
export function Response({ campaign }: { campaign: ToldCampaign }) {
  const { id, title, state, opensAt, closesAt } = campaign
  return (
    <section class="coordinator-campaign" aria-labelledby={`campaign-${id}`}>
      <h3 id={`campaign-${id}`}>{local(title)}</h3>
      <p>
        <Tag>{t(`office-coordinator:state.${state}`)}</Tag> {t('office-coordinator:dates', { from: date(opensAt), until: date(lastMinute(closesAt)) })}
      </p>
      {campaign.asked === null ? <p>{t(state === 'ahead' ? 'office-coordinator:notBegun' : 'office-coordinator:campaignFew')}</p> : <Numbers campaign={campaign} />}
    </section>
  )
}

function Numbers({ campaign: { title, asked, answered, rate, allRate, days } }: { campaign: ToldCampaign }) {
  const facts = [
    { name: t('office-coordinator:asked'), words: peopleWords(asked) },
    { name: t('office-coordinator:answered'), words: peopleWords(answered) },
    { name: t('office-coordinator:rate'), words: rateWords(rate) },
    { name: t('office-coordinator:allRate'), words: rateWords(allRate) },
  ]
  return (
    <>
      <dl class="coordinator-facts">
        {facts.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <ResponseChart days={days} />
      <details class="coordinator-days">
        <summary>
          {t('office-coordinator:seeDays')}
          <span class="said"> {local(title)}</span>
        </summary>
        <Table
          caption={t('office-coordinator:days', { title: local(title) })}
          rows={days}
          keyOf={({ day }) => day}
          columns={[
            { id: 'day', label: t('office-coordinator:day'), header: true, cell: ({ day }) => shortDate(day) },
            { id: 'answered', label: t('office-coordinator:people'), kind: 'number', cell: (row) => peopleWords(row.answered) },
            { id: 'rate', label: t('office-coordinator:rate'), kind: 'number', cell: (row) => rateWords(row.rate) },
            { id: 'all', label: t('office-coordinator:all'), kind: 'number', cell: (row) => rateWords(row.allRate) },
          ]}
        />
      </details>
    </>
  )
}
