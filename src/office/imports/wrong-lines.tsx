import type { ImportPlan } from '../../api/office-imports.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { Table } from '../controls/Table.tsx'
import { wrongWords } from './remarks.ts'
import { saveText } from '../controls/save-file.ts'

/** The lines that can't be taken, with what is wrong, also as a file for whoever made the list. */
export function WrongLines({ plan }: { plan: ImportPlan }) {
  const columns = [t('office-imports:line'), t('office-imports:why')]
  const save = () => saveText(t('office-imports:wrongFile'), writeCsv([columns, ...plan.wrong.map((row) => [String(row.line), wrongWords(row)])]))
  return (
    <>
      <Notice kind="error" title={t('office-imports:wrongTitle', { count: plan.wrongCount })} actions={
        <Button kind="quiet" icon={DownloadIcon} onPress={save}>
          {t('office-imports:wrongSave')}
        </Button>
      }>
        <p>{t('office-imports:wrongText')}</p>
      </Notice>
      <Table
        caption={plan.wrong.length < plan.wrongCount ? t('office-imports:wrongFirst', { count: number(plan.wrong.length) }) : t('office-imports:count.wrong')}
        rows={plan.wrong}
        keyOf={(row) => String(row.line)}
        columns={[
          { id: 'line', label: columns[0] ?? '', kind: 'number', cell: (row) => number(row.line) },
          { id: 'why', label: columns[1] ?? '', header: true, cell: wrongWords },
        ]}
      />
    </>
  )
}
