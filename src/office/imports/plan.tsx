import '../styles/office-import.css'
import type { ImportItem, ImportPlan } from '../../api/office-imports.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Column, Table } from '../controls/Table.tsx'
import { fieldWords, leftWords, doubtWords } from './remarks.ts'
import { WrongLines } from './wrong-lines.tsx'

export interface PlanProps {
  plan: ImportPlan
  /** Doubtful lines that are to be taken all the same. */
  also: ReadonlySet<number>
  onAlso: (lines: ReadonlySet<number>) => void
  busy: boolean
  onApply: () => void
}

/** What a list would do, before it does it: numbers first, then what is wrong, then line by line. */
export function Plan({ plan, also, onAlso, busy, onApply }: PlanProps) {
  const doubtful = plan.adds.filter(({ doubts }) => doubts.length > 0)
  const sure = plan.adds.filter(({ doubts }) => doubts.length === 0)
  const count = sure.length + also.size + plan.changes.length
  const counts = { adds: sure.length, doubtful: doubtful.length, changes: plan.changes.length, unchanged: plan.unchanged + plan.left.length, passed: plan.passed, wrong: plan.wrongCount }
  return (
    <section class="plan" aria-labelledby="plan-title">
      <h2 id="plan-title">{t('office-imports:plan')}</h2>
      <p>{t('office-imports:nothingYet', { encoding: plan.encoding.toUpperCase() })}</p>
      <dl class="plan-counts">
        {Object.entries(counts)
          .filter(([name, value]) => value > 0 || name === 'adds' || name === 'changes')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`office-imports:count.${name as keyof typeof counts}`)}</dt>
              <dd>{number(value)}</dd>
            </div>
          ))}
      </dl>
      {plan.wrongCount > 0 && <WrongLines plan={plan} />}
      {doubtful.length > 0 && (
        <>
          <p>{t('office-imports:doubtLead')}</p>
          <Table
            caption={t('office-imports:count.doubtful')}
            rows={doubtful}
            keyOf={(item) => String(item.line)}
            columns={[...itemColumns(plan.kind), whyColumn(), alsoColumn(also, onAlso)]}
          />
        </>
      )}
      {plan.changes.length > 0 && (
        <Table caption={t('office-imports:count.changes')} rows={plan.changes} keyOf={(item) => String(item.line)} columns={itemColumns(plan.kind)} />
      )}
      {sure.length > 0 && <Table caption={t('office-imports:count.adds')} rows={sure} keyOf={(item) => String(item.line)} columns={itemColumns(plan.kind)} />}
      {plan.left.length > 0 && (
        <Table
          caption={t('office-imports:left')}
          rows={plan.left}
          keyOf={(row) => String(row.line)}
          columns={[{ id: 'line', label: t('office-imports:line'), kind: 'number', cell: (row) => number(row.line) }, { id: 'why', label: t('office-imports:why'), header: true, cell: leftWords }]}
        />
      )}
      {plan.wrongCount === 0 && count === 0 && <Notice title={t('office-imports:nothingToDo')} />}
      {plan.wrongCount === 0 && count > 0 && (
        <p class="office-actions">
          <Button kind="primary" busy={busy} onPress={onApply}>
            {t(plan.kind === 'registrations' ? 'office-imports:invite' : 'office-imports:apply', { count: number(count) })}
          </Button>
        </p>
      )}
    </section>
  )
}

const itemColumns = (kind: ImportPlan['kind']): Column<ImportItem>[] => [
  { id: 'line', label: t('office-imports:line'), kind: 'number', cell: (item) => number(item.line) },
  { id: 'title', label: t(`office-imports:what.${kind}`), header: true, cell: (item) => item.title },
  { id: 'fields', label: t('office-imports:content'), cell: (item) => <Fields of={item} kind={kind} /> },
]

const whyColumn = (): Column<ImportItem> => ({ id: 'why', label: t('office-imports:why'), cell: ({ doubts }) => <List of={doubts.map(doubtWords)} /> })

/** Whether a doubtful line is taken in all the same. */
const alsoColumn = (also: ReadonlySet<number>, onAlso: PlanProps['onAlso']): Column<ImportItem> => ({
  id: 'also',
  label: t('office-imports:also'),
  cell: ({ line }) => (
    <ChoiceBox
      kind="many"
      id={`also-${line}`}
      name={`also-${line}`}
      label={t('office-imports:alsoBox')}
      checked={also.has(line)}
      invalid={false}
      onChange={(on) => onAlso(new Set([...also].filter((each) => each !== line).concat(on ? [line] : [])))}
    />
  ),
})

const List = ({ of }: { of: readonly string[] }) => (
  <ul class="plan-fields">
    {of.map((words) => (
      <li key={words}>{words}</li>
    ))}
  </ul>
)

const Fields = ({ of, kind }: { of: ImportItem; kind: ImportPlan['kind'] }) => (
  <ul class="plan-fields">
    {of.fields.map((field) => (
      <li key={field.field}>
        <span class="plan-field">{fieldWords(kind, field.field)}</span> {valueWords(field.field, field)}
      </li>
    ))}
  </ul>
)

function valueWords(field: string, { before, after }: { before: string | null; after: string | null }): string {
  const shown = (value: string | null) => (field === 'member' ? t(value === 'true' ? 'office-imports:yes' : 'office-imports:no') : (value ?? ''))
  return before === null || before === '' ? shown(after) : t('office-imports:fromTo', { before: shown(before), after: shown(after) })
}
