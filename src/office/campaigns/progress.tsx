import { useEffect, useState } from 'preact/hooks'
import { type OfficeCampaign, type Progress, progressSchema, type Steps } from '../../api/office-campaigns.ts'
import { researchFieldName } from '../../domain/codes/research-fields.ts'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { number, time } from '../../ui/text/format.ts'
import { language, local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { type Column, Table } from '../controls/Table.tsx'
import { share } from './words.ts'

/** How often it is looked again while somebody looks on, in milliseconds. */
const every = 15_000

/** The progress of a campaign, asked anew again and again while the page is seen. */
function useProgress(id: string): { progress: Progress | null; failure: Asked<unknown> | null } {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const look = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') {
        const answer = await ask('GET', `/api/office/campaigns/${encodeURIComponent(id)}/progress`, progressSchema)
        if (isGone) return
        setFailure(answer.ok ? null : answer)
        if (answer.ok) setProgress(answer.value)
      }
      timer = setTimeout(() => void look(), every)
    }
    const seenAgain = () => {
      if (document.visibilityState === 'visible') void look()
    }
    void look()
    document.addEventListener('visibilitychange', seenAgain)
    return () => {
      isGone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seenAgain)
    }
  }, [id])
  return { progress, failure }
}

const steps = ['asked', 'delivered', 'opened', 'started', 'confirmed', 'answered'] as const

/** How far the people of a campaign are: the steps, where people stop, then by field and by university. */
export function Progressing({ campaign }: { campaign: OfficeCampaign }) {
  const { progress, failure } = useProgress(campaign.id)
  if (progress === null) return failure ? <Failure of={failure} /> : <Skeleton lines={6} />
  const { all } = progress
  return (
    <>
      <p class="office-quiet">{t('office-campaigns:asOf', { time: time(progress.at) })}</p>
      <Failure of={failure} />
      {all.asked === 0 ? (
        <p class="office-empty">{t('office-campaigns:nobodyYet')}</p>
      ) : (
        <>
          <Shares all={all} />
          <Stops pages={progress.pages} waiting={all.started - all.answered} />
          <By
            rows={progress.fields.map((row) => ({ ...row, key: row.code ?? '', label: row.code === null ? t('office-campaigns:unknownField') : researchFieldName(row.code, language.value) }))}
            by="field"
          />
          <By rows={progress.universities.map((row) => ({ ...row, key: row.id ?? '', label: row.name ? local(row.name) : t('office-campaigns:unknownUniversity') }))} by="university" />
        </>
      )}
    </>
  )
}

/** A bar as long as a share is, without any motion; its words stand beside it. */
const Bar = ({ part, whole }: { part: number; whole: number }) => <progress class="campaign-bar" value={part} max={Math.max(whole, 1)} aria-hidden="true" />

function Shares({ all }: { all: Steps }) {
  const notes = [
    [all.waiting, t('office-campaigns:note.waiting', { count: all.waiting, shown: number(all.waiting) })],
    [all.bounced, t('office-campaigns:note.bounced', { count: all.bounced, shown: number(all.bounced) })],
    [all.late, t('office-campaigns:note.late', { count: all.late, shown: number(all.late) })],
    [all.afterClose, t('office-campaigns:note.afterClose', { count: all.afterClose, shown: number(all.afterClose) })],
  ] as const
  const told = notes.filter(([count]) => count > 0)
  return (
    <section class="office-wide campaign-progress" aria-labelledby="campaign-steps">
      <h2 id="campaign-steps">{t('office-campaigns:rateIs', { share: share(all.answered, all.asked) })}</h2>
      <dl class="campaign-steps">
        {steps.map((step) => (
          <div key={step} class="campaign-step">
            <dt>{t(`office-campaigns:step.${step}`)}</dt>
            <dd>
              <span class="campaign-number">{number(all[step])}</span>
              <span class="office-quiet">{share(all[step], all.asked)}</span>
              <Bar part={all[step]} whole={all.asked} />
            </dd>
          </div>
        ))}
      </dl>
      {told.length > 0 && (
        <ul class="office-quiet">
          {told.map(([, words]) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Row = Steps & { key: string; label: string }

function By({ rows, by }: { rows: readonly Row[]; by: 'university' | 'field' }) {
  const count = (step: (typeof steps)[number]): Column<Row> => ({ id: step, label: t(`office-campaigns:step.${step}`), kind: 'number', cell: (row) => number(row[step]) })
  const columns: readonly Column<Row>[] = [
    { id: 'label', label: t(`office-campaigns:by.${by}`), header: true, cell: ({ label }) => label },
    ...steps.map(count),
    { id: 'rate', label: t('office-campaigns:rate'), kind: 'number', cell: ({ asked, answered }) => share(answered, asked) },
  ]
  return (
    <section class="office-wide" aria-labelledby={`campaign-by-${by}`}>
      <h2 id={`campaign-by-${by}`}>{t(`office-campaigns:byTitle.${by}`)}</h2>
      <Table caption={t(`office-campaigns:byCaption.${by}`)} rows={rows} keyOf={({ key }) => key} columns={columns} />
    </section>
  )
}

/** What stands for an earlier answer within a question's words. */
const piped = /\$\{\w+\}/g

interface Page {
  id: string
  /** From 1. */
  place: number
  asks: string
  section: string
  stopped: number
  /** How many stopped where most did. */
  most: number
}

const pageColumns = (): readonly Column<Page>[] => [
  { id: 'place', label: t('office-campaigns:page'), kind: 'number', cell: ({ place }) => number(place) },
  {
    id: 'asks',
    label: t('office-campaigns:asks'),
    header: true,
    cell: ({ asks, section }) => (
      <>
        {asks}
        <span class="table-more">{section}</span>
      </>
    ),
  },
  {
    id: 'stopped',
    label: t('office-campaigns:stopped'),
    kind: 'number',
    cell: ({ stopped, most }) => (
      <>
        {number(stopped)} <Bar part={stopped} whole={most} />
      </>
    ),
  },
]

function Stops({ pages, waiting }: { pages: Progress['pages']; waiting: number }) {
  const most = Math.max(...pages.map(({ stopped }) => stopped), 1)
  const all = pages.map(({ id, section, asks, stopped }, at): Page => ({ id, place: at + 1, asks: local(asks).replace(piped, '…'), section: local(section), stopped, most }))
  const stopped = all.filter((page) => page.stopped > 0)
  return (
    <section class="office-wide campaign-progress" aria-labelledby="campaign-stops">
      <h2 id="campaign-stops">{t('office-campaigns:stopsTitle')}</h2>
      <p class="office-quiet">{t('office-campaigns:stopsLead', { count: waiting, shown: number(waiting) })}</p>
      {stopped.length > 0 && <Table caption={t('office-campaigns:stopsCaption')} rows={stopped} keyOf={({ id }) => id} columns={pageColumns()} />}
      {stopped.length > 0 && stopped.length < all.length && (
        <Fold title={t('office-campaigns:allPages')}>
          <Table caption={t('office-campaigns:stopsCaption')} rows={all} keyOf={({ id }) => id} columns={pageColumns()} />
        </Fold>
      )}
    </section>
  )
}
