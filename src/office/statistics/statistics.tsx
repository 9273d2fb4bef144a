import '../styles/office-statistics.css'
import { useEffect, useState } from 'preact/hooks'
import { type OfficeStatistics, officeStatisticsSchema, publishStatisticsSchema } from '../../api/statistics.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { peopleWords } from '../../ui/statistics/words.ts'
import { date, number, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { Editions } from './editions.tsx'
import { Preview } from './preview.tsx'
import { StatisticsSections } from './sections.tsx'

const path = '/api/office/statistics'

/** What would be published now, the press that publishes it, and what was published before. */
export function Statistics() {
  usePage(t('office-statistics:title'))
  const [known, setKnown] = useState<OfficeStatistics | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const look = () => ask('GET', path, officeStatisticsSchema).then((answer) => (answer.ok ? setKnown(answer.value) : setFailure(answer)))
  useEffect(() => {
    void look()
  }, [])
  const publish = async () => {
    setAsking(false)
    setFailure(null)
    setDone(null)
    if (busy || known === null) return
    setBusy(true)
    const answer = await ask('POST', path, officeStatisticsSchema, publishStatisticsSchema.parse({ mark: known.mark }))
    if (answer.ok) {
      setKnown(answer.value)
      setDone(Math.max(0, ...answer.value.editions.map(({ edition }) => edition)))
    } else {
      setFailure(answer)
      // What is on screen is not what there is now: it is looked at anew before it can be published.
      if (answer.problem) await look()
    }
    setBusy(false)
  }
  return (
    <>
      <PageTitle>{t('office-statistics:title')}</PageTitle>
      <StatisticsSections at="publish" />
      <p>{t('office-statistics:lead')}</p>
      <Failure of={failure} />
      <output>{done !== null && <Notice kind="success" title={t('office-statistics:done', { edition: number(done) })} />}</output>
      {known === null && failure === null && <Skeleton lines={8} />}
      {known && (
        <>
          <Now known={known} busy={busy} onPublish={() => setAsking(true)} />
          <Editions editions={known.editions} />
          <Preview edition={known.preview} />
        </>
      )}
      <Dialog
        open={asking}
        title={t('office-statistics:ask.title')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('office-statistics:ask.cancel')}</Button>
            <Button kind="primary" onPress={() => void publish()}>
              {t('office-statistics:ask.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('office-statistics:ask.text')}</p>
      </Dialog>
    </>
  )
}

function Now({ known, busy, onPublish }: { known: OfficeStatistics; busy: boolean; onPublish: () => void }) {
  const { anew, countedAt, preview } = known
  const { size, answered } = preview.people
  return (
    <section class="office-block" aria-labelledby="statistics-now">
      <h2 id="statistics-now">{t('office-statistics:now.title')}</h2>
      <dl class="facts">
        <dt>{t('office-statistics:now.reference')}</dt>
        <dd>{date(preview.referenceDate)}</dd>
        <dt>{t('office-statistics:now.counted')}</dt>
        <dd>{countedAt === null ? t('office-statistics:now.never') : t('office-statistics:now.at', { date: date(countedAt), time: time(countedAt) })}</dd>
        <dt>{t('office-statistics:now.people')}</dt>
        <dd>{t('office-statistics:now.peopleText', { size: peopleWords(size), answered: peopleWords(answered) })}</dd>
        <dt>{t('office-statistics:now.anew')}</dt>
        <dd>{number(anew)}</dd>
      </dl>
      {anew === 0 ? (
        <p>{t('office-statistics:now.nothing')}</p>
      ) : (
        <p class="office-actions">
          <Button kind="primary" busy={busy} onPress={onPublish}>
            {t('office-statistics:publish')}
          </Button>
        </p>
      )}
    </section>
  )
}
