import '../styles/office-table.css'
import type { ApplicationFile, Lookalike } from '../../api/office-applications.ts'
import type { ApplicationForm } from '../../domain/application/application.ts'
import { standings } from '../../domain/account/standing.ts'
import type { Likeness } from '../../domain/application/duplicates.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import type { TextKey } from '../../ui/text/areas.ts'
import { t } from '../../ui/text/text.ts'
import { universityWords } from './columns.tsx'
import { pathOf } from './place.ts'

interface Line {
  id: Exclude<keyof ApplicationForm, 'consent' | 'field' | 'courseType' | 'expectedCompletion' | 'language'>
  of: (one: Lookalike) => string
  /** The likenesses that speak of this line. */
  by: readonly Likeness[]
}

const lines: readonly Line[] = [
  { id: 'name', of: ({ name }) => name, by: ['same-written'] },
  { id: 'nameKana', of: ({ nameKana }) => nameKana, by: ['same-reading', 'same-sound'] },
  { id: 'nameLatin', of: ({ nameLatin }) => nameLatin, by: ['same-latin', 'same-sound'] },
  { id: 'university', of: ({ university }) => universityWords(university), by: ['same-university'] },
  { id: 'school', of: ({ school }) => school, by: [] },
  { id: 'studentNumber', of: ({ studentNumber }) => studentNumber, by: ['same-student-number'] },
  { id: 'entryYear', of: ({ entryYear }) => (entryYear === null ? '' : String(entryYear)), by: ['same-entry-year'] },
  { id: 'email', of: ({ email }) => email, by: ['same-address'] },
  { id: 'universityEmail', of: ({ universityEmail }) => universityEmail ?? '', by: ['same-address'] },
]

const stateWords = ({ kind, state }: Lookalike): string => {
  const standing = standings.find((each) => each === state)
  if (kind === 'account') return standing ? t(`office-applications:standing.${standing}`) : state
  return t(`office-applications:states.${state}` as TextKey)
}

/** The application beside each account and application that may be the same person, line by line, with the reasons. */
export function Compared({ file: { item, form, lookalikes }, onJoin }: { file: ApplicationFile; onJoin?: (account: string) => void }) {
  if (lookalikes.length === 0) return <p>{t('office-applications:file.noLookalikes')}</p>
  const own = (id: Line['id']): string => (id === 'university' ? universityWords(item.university) : String(form[id] ?? ''))
  const shown = (text: string) => (text === '' ? t('office-applications:unknown') : text)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <section class="table-frame" aria-label={t('office-applications:file.compareCaption')} tabIndex={0}>
      <table class="table">
        <caption>{t('office-applications:file.compareCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('office-applications:file.field')}</th>
            <th scope="col">{t('office-applications:file.this')}</th>
            {lookalikes.map((one) => (
              <th key={one.id} scope="col">
                {t(one.kind === 'account' ? 'office-applications:file.account' : 'office-applications:file.application')}{' '}
                <span class="table-more receipt">{one.kind === 'account' ? one.jgradId : showReceiptNumber(one.id)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('office-applications:file.reasons')}</th>
            <td>{t('office-applications:unknown')}</td>
            {lookalikes.map((one) => (
              <td key={one.id}>
                <Tag kind={one.strength === 'likely' ? 'error' : 'warning'}>{t(`office-applications:strength.${one.strength}`)}</Tag>
                <ul class="compared-reasons">
                  {one.reasons.map((reason) => (
                    <li key={reason}>{t(`office-applications:reason.${reason}`)}</li>
                  ))}
                </ul>
              </td>
            ))}
          </tr>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{t(`office-applications:form.${line.id}`)}</th>
              <td>{shown(own(line.id))}</td>
              {lookalikes.map((one) => (
                <td key={one.id} class={line.by.some((reason) => one.reasons.includes(reason)) ? 'compared-same' : undefined}>
                  {shown(line.of(one))}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('office-applications:form.state')}</th>
            <td>{t(`office-applications:states.${item.state}`)}</td>
            {lookalikes.map((one) => (
              <td key={one.id}>{stateWords(one)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('office-applications:file.deeds')}</th>
            <td>{t('office-applications:unknown')}</td>
            {lookalikes.map((one) => (
              <td key={one.id}>
                {one.kind === 'application' ? (
                  <Link href={pathOf(one.id)}>{t('office-applications:file.openOther')}</Link>
                ) : (
                  onJoin && <Button onPress={() => onJoin(one.id)}>{t('office-applications:decide.join')}</Button>
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
