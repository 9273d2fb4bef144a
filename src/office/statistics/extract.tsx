import '../styles/office-statistics.css'
import '../../ui/statistics/chart.css'
import { useEffect, useState } from 'preact/hooks'
import { type ExtractChoices, extractChoicesSchema, type ExtractEdition, type ExtractFile, extractSchema } from '../../api/statistics-extract.ts'
import type { Crossing } from '../../domain/statistics/crossing.ts'
import type { StatisticTable } from '../../domain/statistics/published.ts'
import { findTable } from '../../domain/statistics/tables.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import type { NameSources } from '../../ui/statistics/names.ts'
import { byTheme } from '../../ui/statistics/themes.ts'
import { peopleWords } from '../../ui/statistics/words.ts'
import type { TextKey } from '../../ui/text/areas.ts'
import { date, number } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { type Asked, ask, askFile } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { saveFile } from '../controls/save-file.ts'
import { usePage } from '../shell/page.ts'
import { codesToGroup, crossingOf, formFor, withTable } from './extract-form.ts'
import { ExtractTable } from './extract-table.tsx'
import { StatisticsSections } from './sections.tsx'
import { useSources } from './sources.ts'
import { SplitFields } from './split-fields.tsx'

const path = '/api/office/statistics/extract'

/** Tables of one's own out of the newest edition: chosen, seen at once, taken along as a file. */
export function ExtractPage() {
  usePage(t('office-extract:title'))
  const [choices, setChoices] = useState<ExtractChoices | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const sources = useSources()
  useEffect(() => {
    void ask('GET', path, extractChoicesSchema).then((answer) => (answer.ok ? setChoices(answer.value) : setFailure(answer)))
  }, [])
  return (
    <>
      <PageTitle>{t('office-extract:title')}</PageTitle>
      <StatisticsSections at="extract" />
      <p>{t('office-extract:lead')}</p>
      <Failure of={failure} />
      {(choices === null || sources === null) && failure === null && <Skeleton lines={8} />}
      {choices !== null && choices.edition === null && (
        <Notice title={t('office-extract:none.title')} actions={<Link href="/office/statistics">{t('office-extract:none.publish')}</Link>}>
          <p>{t('office-extract:none.text')}</p>
        </Notice>
      )}
      {choices?.edition && sources && <Desk edition={choices.edition} sources={sources} />}
    </>
  )
}

function Desk({ edition, sources }: { edition: ExtractEdition; sources: NameSources }) {
  const [form, setForm] = useState(() => formFor(edition.tables[0] ?? 'response'))
  const { family, shape } = findTable(form.table)
  const tables = byTheme(edition.tables.map((id) => ({ id }))).flatMap((theme) => theme.tables)
  return (
    <div class="extract-desk">
      <form class="office-form" noValidate aria-label={t('office-extract:form')} onSubmit={(event) => event.preventDefault()}>
        <Select
          id="extract-table"
          label={t('office-extract:question')}
          options={tables.map(({ id }) => ({ value: id, label: t(`charts:question.${id}`) }))}
          value={form.table}
          onChange={(value) => setForm(withTable(form, tables.find(({ id }) => id === value)?.id ?? form.table))}
        />
        {family.by.map((id, at) => {
          const split = form.rows[at]
          return (
            split && (
              <SplitFields
                key={`${family.id}-${id}`}
                id={`extract-${id}`}
                label={t('office-extract:rows', { dimension: t(`statistics:dimension.${id}` as TextKey) })}
                dimension={id}
                codes={codesToGroup(id, edition.universities, false)}
                split={split}
                ways={(['open', 'codes', 'groups'] as const).map((code) => ({ code, label: t(`office-extract:way.rows.${code}`) }))}
                sources={sources}
                onChange={(changed) => setForm({ ...form, rows: form.rows.map((other, index) => (index === at ? changed : other)) })}
              />
            )
          )
        })}
        <SplitFields
          key={form.table}
          id="extract-answers"
          label={t('office-extract:answers')}
          dimension={shape.outcome}
          codes={codesToGroup(shape.outcome, [], true)}
          split={form.answers}
          ways={(['codes', 'groups'] as const).map((code) => ({ code, label: t(`office-extract:way.answers.${code}`) }))}
          sources={sources}
          onChange={(answers) => setForm({ ...form, answers })}
        />
        <p class="support">{t('office-extract:noCrossing')}</p>
      </form>
      <Result edition={edition} crossing={crossingOf(form)} sources={sources} />
    </div>
  )
}

function Result({ edition, crossing, sources }: { edition: ExtractEdition; crossing: Crossing | null; sources: NameSources }) {
  const [made, setMade] = useState<{ table: StatisticTable; crossing: Crossing } | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const asked = crossing && JSON.stringify(crossing)
  useEffect(() => {
    if (asked === null) return undefined
    let isWanted = true
    // Not for every letter of a name.
    const wait = setTimeout(() => {
      const wanted = JSON.parse(asked) as Crossing
      void ask('POST', path, extractSchema, { crossing: wanted, edition: edition.edition }).then((answer) => {
        if (!isWanted) return
        setFailure(answer.ok ? null : answer)
        if (answer.ok) setMade({ table: answer.value.table, crossing: wanted })
      })
    }, 200)
    return () => {
      isWanted = false
      clearTimeout(wait)
    }
  }, [asked, edition.edition])
  return (
    <section class="office-block extract-result" aria-labelledby="extract-result">
      <h2 id="extract-result">{t('office-extract:result')}</h2>
      <Failure of={failure} />
      <output>{crossing === null && t('office-extract:unready')}</output>
      {made === null && failure === null && crossing !== null && <Skeleton lines={6} />}
      {made && (
        <>
          {made.table.rows.length === 0 ? <p>{t('office-extract:empty')}</p> : <ExtractTable table={made.table} crossing={made.crossing} sources={sources} />}
          <TakeAlong edition={edition.edition} crossing={crossing} />
          <About edition={edition} table={made.table} />
        </>
      )}
    </section>
  )
}

/** Coverage and limits, beside the numbers as in the file. */
const About = ({ edition, table }: { edition: ExtractEdition; table: StatisticTable }) => (
  <>
    <h3>{t('charts:limits')}</h3>
    {edition.sample && <p>{t('statistics:note.sample')}</p>}
    <p>{t('charts:edition', { edition: number(edition.edition), date: date(edition.referenceDate) })}</p>
    <p>{t(`statistics:table.${table.id}.definition`)}</p>
    <p>{t(`statistics:table.${table.id}.limits`)}</p>
    <p>{t('statistics:note.coverage')}</p>
    <p>{t('charts:people', { size: peopleWords(edition.people.size), answered: peopleWords(edition.people.answered) })}</p>
    <p>{t('office-extract:control')}</p>
  </>
)

function TakeAlong({ edition, crossing }: { edition: number; crossing: Crossing | null }) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [taken, setTaken] = useState(false)
  const take = async (file: ExtractFile) => {
    if (busy || crossing === null) return
    setBusy(true)
    setTaken(false)
    const answer = await askFile(`${path}/out`, { crossing, edition, file, language: language.value })
    setBusy(false)
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    saveFile(`jgrad-${crossing.table}-${edition}.${file}`, answer.value)
    setTaken(true)
  }
  return (
    <>
      <p class="office-actions">
        <Button kind="primary" icon={DownloadIcon} busy={busy || crossing === null} onPress={() => void take('xlsx')}>
          {t('office-extract:save.xlsx')}
        </Button>
        <Button icon={DownloadIcon} busy={busy || crossing === null} onPress={() => void take('csv')}>
          {t('office-extract:save.csv')}
        </Button>
      </p>
      <p class="support">{t('office-extract:save.hint')}</p>
      <Failure of={failure} />
      <output>{taken && <Notice kind="success" title={t('office-extract:save.done')} />}</output>
    </>
  )
}
