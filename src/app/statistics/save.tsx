import { useState } from 'preact/hooks'
import { fullShare } from '../../domain/statistics/bars.ts'
import { isShown } from '../../domain/statistics/own-place.ts'
import { leastShown, type PublishedRow, type StatisticTable } from '../../domain/statistics/published.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { type Drawing, drawFile } from '../../ui/statistics/chart-file.ts'
import { namedBars } from '../../ui/statistics/figure.tsx'
import { peopleOf } from '../../ui/statistics/names.ts'
import { pictureOf } from '../../ui/statistics/picture.ts'
import { tableFile } from '../../ui/statistics/table-file.ts'
import { answeredWords } from '../../ui/statistics/words.ts'
import { longDate, number } from '../../ui/text/format.ts'
import { language, t } from '../../ui/text/text.ts'
import { saveFile } from '../shell/save-file.ts'
import type { Statistics } from './load.ts'

interface Props {
  statistics: Statistics
  table: StatisticTable
  row: PublishedRow | undefined
}

/** The table and the chart as files, and the words to cite them by. */
export function Save({ statistics, table, row }: Props) {
  const [failed, setFailed] = useState(false)
  const { edition, href } = statistics
  const cite = citation(statistics, table)
  const name = `jgrad-${table.id}-${edition.edition}${edition.sample ? '-sample' : ''}`
  const drawing = row && isShown(row) ? () => drawingOf(statistics, table, row) : null
  const savePicture = async (drawn: Drawing) => {
    setFailed(false)
    try {
      saveFile(`${name}.png`, await pictureOf(drawn), 'image/png')
    } catch (error) {
      console.warn('a chart could not be drawn as a picture', error)
      setFailed(true)
    }
  }
  return (
    <section class="statistics-part" aria-labelledby="save-title">
      <h2 id="save-title">{t('charts:save.title')}</h2>
      <p class="actions no-print">
        <Button icon={DownloadIcon} onPress={() => saveFile(`${name}.csv`, tableFile(table, statistics.sources, notesOf(statistics, table)), 'text/csv')}>
          {t('charts:save.csv')}
        </Button>
        {drawing && (
          <>
            <Button icon={DownloadIcon} onPress={() => saveFile(`${name}.svg`, drawing().text, 'image/svg+xml')}>
              {t('charts:save.svg')}
            </Button>
            <Button icon={DownloadIcon} onPress={() => void savePicture(drawing())}>
              {t('charts:save.png')}
            </Button>
          </>
        )}
      </p>
      <div role="alert">{failed && <Notice kind="error" title={t('charts:save.failed')} />}</div>
      <h3>{t('charts:save.cite')}</h3>
      <p class="statistics-cite">{cite}</p>
      <p>
        {/* Not a page of the app: the file itself. */}
        <a class="link" href={href} target="_blank" rel="noopener noreferrer">
          {t('charts:data')}
        </a>
      </p>
    </section>
  )
}

/** What names this table of this edition, with the address it is found at, in the current language. */
function citation({ edition }: Statistics, table: StatisticTable): string {
  const cite = t('charts:cite', {
    edition: number(edition.edition),
    date: longDate(edition.referenceDate),
    title: t(`charts:question.${table.id}`),
    address: `${location.origin}/statistics/${table.id}?edition=${edition.edition}`,
  })
  return edition.sample ? t('charts:citeSample', { cite }) : cite
}

function notesOf(statistics: Statistics, table: StatisticTable): string[] {
  const { edition, href } = statistics
  return [
    ...(edition.sample ? [t('statistics:note.sample')] : []),
    t(`statistics:table.${table.id}.definition`),
    t(`statistics:table.${table.id}.limits`),
    t('statistics:note.coverage'),
    t('statistics:note.step', { least: number(leastShown) }),
    t('charts:save.secret'),
    citation(statistics, table),
    location.origin + href,
  ]
}

function drawingOf(statistics: Statistics, table: StatisticTable, row: PublishedRow): Drawing {
  const { edition, sources } = statistics
  return drawFile({
    language: language.value,
    title: t(`charts:question.${table.id}`),
    about: [peopleOf(table, row.of, sources), answeredWords(table, row)],
    bars: namedBars(table, row, sources),
    full: fullShare(table),
    source: [...(edition.sample ? [t('statistics:note.sample')] : []), t('statistics:note.coverage'), t('statistics:note.step', { least: number(leastShown) }), citation(statistics, table)],
  })
}
