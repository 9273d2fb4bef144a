import type { ReadSpreadsheet, SpreadsheetLine } from '../../api/office-spreadsheets.ts'
import { sameJson } from '../../domain/json.ts'
import type { Definition } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { whatChanged } from '../../domain/questionnaire/what-changed.ts'
import { isRefusal } from '../../domain/xlsform/form.ts'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { number } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { Failure } from '../controls/Failure.tsx'
import { Table } from '../controls/Table.tsx'
import { FileProblems } from './problem-list.tsx'
import { problemWords } from './problem-words.ts'
import type { ChosenFile, ReadSheet } from './read-spreadsheet.ts'

/** What became of a file that was chosen, and what it would change. A region that is always there. */
export function FileReport({ of, before }: { of: ChosenFile | null; before?: Definition | undefined }) {
  return (
    <>
      {of?.from === undefined ? <FileProblems of={of} /> : <div role="alert" class="xlsform-report">{!of.ok && <NotRead of={of} />}</div>}
      {of?.ok && of.from === 'spreadsheet' && <Read of={of} />}
      {of?.ok && before && <Changes before={before} after={of.definition} />}
    </>
  )
}

const placeWords = ({ sheet, row, column }: Pick<SpreadsheetLine, 'sheet' | 'row' | 'column'>): string =>
  [sheet, row === undefined ? '' : t('office-xlsform:row', { row: number(row) }), column ?? ''].filter(Boolean).join(t('office-xlsform:between')) || t('office-xlsform:file')

const lineWords = ({ code, detail = '' }: SpreadsheetLine): string => t(`office-xlsform:line.${code}`, { detail })

interface Told {
  place: string
  words: string
}

/** Places and what is said of them, one below the other. */
const Lines = ({ caption, lines }: { caption: string; lines: readonly Told[] }) => (
  <Table
    caption={caption}
    rows={lines.map((line, index) => ({ ...line, key: String(index) }))}
    keyOf={({ key }) => key}
    columns={[
      { id: 'place', label: t('office-xlsform:place'), header: true, cell: ({ place }) => place },
      { id: 'words', label: t('office-xlsform:what'), cell: ({ words }) => words },
    ]}
  />
)
const told = (line: SpreadsheetLine): Told => ({ place: placeWords(line), words: lineWords(line) })

function NotRead({ of: { why } }: { of: Extract<ReadSheet, { ok: false }> }) {
  if ('failure' in why) return <Failure of={why.failure} />
  if ('reason' in why) return <Notice kind="error" title={t('office-xlsform:unreadable')}>{t(`office-xlsform:reason.${why.reason}`)}</Notice>
  const refused = why.lines.filter(isRefusal)
  return (
    <>
      <Notice kind="error" title={t('office-xlsform:refused', { count: refused.length })}>
        {t('office-xlsform:refusedText')}
      </Notice>
      <Lines caption={t('office-xlsform:refusedLines')} lines={refused.map(told)} />
    </>
  )
}

function Read({ of: { definition, lines, problems } }: { of: ReadSpreadsheet }) {
  return (
    <>
      <output>
        <Notice kind="success" title={t('office-xlsform:read', { count: itemsOf(definition).length })} />
      </output>
      {lines.length > 0 && <Lines caption={t('office-xlsform:remarks')} lines={lines.map(told)} />}
      {problems.length > 0 && (
        <Lines
          caption={t('office-xlsform:problems')}
          lines={problems.map((problem) => ({
            place: placeWords({ sheet: problem.where, row: problem.row }),
            words: problemWords(problem),
          }))}
        />
      )}
    </>
  )
}

/** What would be another than in the draft that is there. */
function Changes({ before, after }: { before: Definition; after: Definition }) {
  const change = whatChanged(before, { ...after, id: before.id, version: before.version })
  const ids = (kind: 'added' | 'removed' | 'changed') => change.items.filter((each) => each.kind === kind).map(({ id }) => id)
  const groups = [
    ['added', ids('added')], ['removed', ids('removed')], ['changed', ids('changed')], ['sections', change.sections], ['computed', change.computed],
  ] as const
  const named = groups.filter(([, names]) => names.length > 0)
  // Pages alone may differ: nobody is asked anything else, but it is not the same file.
  const isSame = named.length === 0 && !change.title && sameJson(before.pages, after.pages)
  return (
    <section>
      <h3>{t('office-xlsform:changes.title')}</h3>
      {isSame && <p>{t('office-xlsform:changes.none')}</p>}
      <ul class="problem-list">
        {change.title && <li>{t('office-xlsform:changes.heading')}</li>}
        {named.map(([kind, names]) => (
          <li key={kind}>{t(`office-xlsform:changes.${kind}`, { count: number(names.length), ids: names.join(t('office-xlsform:changes.between')) })}</li>
        ))}
        {!isSame && named.length === 0 && !change.title && <li>{t('office-xlsform:changes.pages')}</li>}
      </ul>
    </section>
  )
}

const parts = ['sheets', 'languages', 'groups', 'types', 'lists', 'rules', 'months', 'own', 'refused'] as const

/** How a spreadsheet has to be written to be taken. */
export const SpreadsheetHelp = () => (
  <Fold title={t('office-xlsform:help.title')} words={t('office-xlsform:help.words')}>
    <p>{t('office-xlsform:help.lead')}</p>
    <dl class="xlsform-help">
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`office-xlsform:help.${part}.title`)}</dt>
          <dd>{t(`office-xlsform:help.${part}.text`)}</dd>
        </div>
      ))}
    </dl>
  </Fold>
)
