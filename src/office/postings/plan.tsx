import '../styles/office-import.css'
import { useEffect } from 'preact/hooks'
import type { PlannedPosting, PostingsCounts, PostingsPlan } from '../../api/office-postings.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { number } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { type Column, Table } from '../controls/Table.tsx'
import { saveText } from '../controls/save-file.ts'
import { doubtWords, fieldWords, wrongWords } from './words.ts'

const countNames = ['added', 'changed', 'returned', 'withdrawn', 'unchanged', 'kept', 'doubtful', 'wrong'] as const satisfies readonly (keyof PostingsCounts)[]

/** What a file would do, before it does it: numbers first, then what is wrong, then what changes. */
export function Plan({ plan, busy, onApply }: { plan: PostingsPlan; busy: boolean; onApply: () => void }) {
  const { counts } = plan
  useEffect(() => {
    document.getElementById('plan-title')?.focus()
  }, [])
  const does = counts.added + counts.changed + counts.returned + counts.withdrawn
  /** A list that is not named whole says so. */
  const caption = (name: (typeof countNames)[number], named: number): string => {
    const label = t(`office-postings:plan.count.${name}`)
    return named < counts[name] ? t('office-postings:plan.first', { label, count: number(named) }) : label
  }
  return (
    <section class="plan" aria-labelledby="plan-title">
      <h2 id="plan-title" tabIndex={-1}>
        {t('office-postings:plan.title')}
      </h2>
      <p>{t('office-postings:plan.nothingYet', { encoding: plan.encoding.toUpperCase() })}</p>
      <dl class="plan-counts">
        {countNames
          .filter((name) => counts[name] > 0 || name === 'added' || name === 'changed')
          .map((name) => (
            <div key={name}>
              <dt>{t(`office-postings:plan.count.${name}`)}</dt>
              <dd>{number(counts[name])}</dd>
            </div>
          ))}
      </dl>
      {counts.wrong > 0 && (
        <Notice
          kind="error"
          title={t('office-postings:plan.wrongTitle')}
          actions={
            <Button kind="quiet" icon={DownloadIcon} onPress={() => saveWrong(plan)}>
              {t('office-postings:plan.wrongSave')}
            </Button>
          }
        >
          <p>{t('office-postings:plan.wrongText')}</p>
        </Notice>
      )}
      {counts.wrong === 0 && (does === 0 ? <Notice title={t('office-postings:plan.nothing')} /> : (
        <p class="office-actions">
          <Button kind="primary" busy={busy} onPress={onApply}>
            {t('office-postings:import.apply')}
          </Button>
        </p>
      ))}
      {plan.wrong.length > 0 && <Table caption={caption('wrong', plan.wrong.length)} rows={plan.wrong} keyOf={({ line, reason }) => `${line} ${reason}`} columns={lineColumns(wrongWords)} />}
      {plan.doubtful.length > 0 && (
        <>
          <p>{t('office-postings:plan.doubtText')}</p>
          <Table caption={caption('doubtful', plan.doubtful.length)} rows={plan.doubtful} keyOf={({ line, reason, value }) => `${line} ${reason} ${value}`} columns={lineColumns(doubtWords)} />
        </>
      )}
      {(['withdrawn', 'changed', 'returned', 'added'] as const).map((name) =>
        plan[name].length === 0 ? null : <Table key={name} caption={caption(name, plan[name].length)} rows={plan[name]} keyOf={({ id }) => id} columns={postingColumns(name === 'changed')} />,
      )}
    </section>
  )
}

const saveWrong = ({ wrong }: PostingsPlan): void =>
  saveText(t('office-postings:plan.wrongFile'), writeCsv([[t('office-postings:plan.line'), t('office-postings:plan.why')], ...wrong.map((row) => [String(row.line), wrongWords(row)])]))

const lineColumns = <Row extends { line: number }>(words: (row: Row) => string): Column<Row>[] => [
  { id: 'line', label: t('office-postings:plan.line'), kind: 'number', cell: ({ line }) => number(line) },
  { id: 'why', label: t('office-postings:plan.why'), header: true, cell: words },
]

const postingColumns = (isChange: boolean): Column<PlannedPosting>[] => [
  { id: 'title', label: t('office-postings:heading'), header: true, cell: ({ title }) => title },
  { id: 'id', label: t('office-postings:id'), cell: ({ id }) => id },
  ...(isChange ? [{ id: 'fields', label: t('office-postings:plan.content'), cell: ({ fields }: PlannedPosting) => <Fields of={fields} /> }] : []),
]

const Fields = ({ of }: { of: PlannedPosting['fields'] }) => (
  <ul class="plan-fields">
    {of.map(({ field, before, after }) => {
      const shown = (text: { ja: string; en: string } | null) => (text && local(text)) || t('office-postings:plan.blank')
      return (
        <li key={field}>
          <span class="plan-field">{fieldWords(field)}</span> {t('office-postings:plan.fromTo', { before: shown(before), after: shown(after) })}
        </li>
      )
    })}
  </ul>
)
