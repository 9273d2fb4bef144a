import type { ComponentChildren } from 'preact'
import { payBounds } from '../../domain/codes/conditions.ts'
import * as table from '../../domain/codes/research-fields.ts'
import { lengthOf, maxCodes, maxWords } from '../../domain/search/bounds.ts'
import { type Criteria, type Criterion } from '../../domain/search/criteria.ts'
import { CodeList } from '../../ui/controls/CodeList.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { goneName, type ListCriterion } from '../../ui/search/code-words.ts'
import { describeCriterion, payWords } from '../../ui/search/describe-criteria.ts'
import { language, t } from '../../ui/text/text.ts'
import { Attended } from './attended.tsx'
import { CodeChoices, SortChoice } from './code-choices.tsx'
import { fieldOptions, prefectureOptions, splitFields } from './options.ts'

export interface CriteriaFieldsProps {
  /** The id of the search. */
  record: string
  criteria: Criteria
  /** Each change, at each key. */
  ask: <C extends Criterion>(criterion: C, value: Criteria[C]) => void
  onAttend: (field: string | null) => void
  /** Nothing was asked yet when the page was opened. */
  fresh: boolean
  /** Fields whose words are too long to be stored. */
  unstored: ReadonlySet<string>
}

/** So many entries of a criterion are named in the heading of its group. */
const mostNamed = 2

/** JREC-IN's criteria in groups that open and close, each with what is chosen in its heading. */
export function CriteriaFields(props: CriteriaFieldsProps) {
  const { record, criteria, ask, onAttend, fresh } = props
  const group = (title: string, asked: readonly Criterion[], children: ComponentChildren, open = false) => {
    const chosen = asked.map((criterion) => describeCriterion(criteria, criterion, table, mostNamed)).filter((words) => words !== '')
    return (
      <Fold title={title} words={chosen.length > 0 ? chosen.join(t('criteria:between')) : t('criteria:any')} open={open}>
        {children}
      </Fold>
    )
  }
  const field = (criterion: Criterion, children: ComponentChildren) => (
    <Attended record={record} field={criterion} onAttend={onAttend}>
      {children}
    </Attended>
  )
  const choices = (criterion: ListCriterion, support?: string) =>
    field(criterion, <CodeChoices criterion={criterion} codes={criteria[criterion]} support={support} onChange={(codes) => ask(criterion, codes)} />)
  const { fields, places } = criteria
  return (
    <>
      {group(
        t('criteria:words'),
        ['all', 'any', 'none'],
        (['all', 'any', 'none'] as const).map((criterion) => <Words key={criterion} criterion={criterion} {...props} />),
        fresh,
      )}
      {group(
        t('search:criterion.fields'),
        ['fields'],
        field(
          'fields',
          <CodeList
            id="search-fields"
            label={t('criteria:field')}
            support={t('criteria:fieldHint')}
            options={fieldOptions(language.value)}
            codes={[...fields.large, ...fields.small]}
            max={maxCodes}
            goneName={goneName}
            onChange={(codes) => ask('fields', splitFields(codes, fields))}
          />,
        ),
      )}
      {group(t('search:criterion.jobTypes'), ['jobTypes'], choices('jobTypes', t('criteria:anyOf')))}
      {group(t('search:criterion.institutionTypes'), ['institutionTypes'], choices('institutionTypes', t('criteria:anyOf')))}
      {group(
        t('search:criterion.places'),
        ['places'],
        field(
          'places',
          <>
            <CodeChoices
              criterion="areas"
              codes={places.areas}
              onChange={(areas) => ask('places', { ...places, areas })}
            />
            <CodeList
              id="search-prefectures"
              label={t('criteria:prefecture')}
              support={t('criteria:prefectureHint')}
              options={prefectureOptions(language.value)}
              codes={places.prefectures}
              max={maxCodes}
              goneName={goneName}
              onChange={(prefectures) => ask('places', { ...places, prefectures: [...prefectures] })}
            />
          </>,
        ),
      )}
      {group(
        t('criteria:work'),
        ['employmentForms', 'terms', 'pay'],
        <>
          {choices('employmentForms', t('criteria:since2023'))}
          {choices('terms')}
          {field('pay', <Pay pay={criteria.pay} onChange={(pay) => ask('pay', pay)} />)}
        </>,
      )}
      {group(
        t('criteria:apply'),
        ['entryWays', 'considerations'],
        <>
          {choices('entryWays')}
          {choices('considerations')}
        </>,
      )}
      {group(
        t('criteria:when'),
        ['periods', 'sort'],
        <>
          {choices('periods')}
          {field('sort', <SortChoice sort={criteria.sort} onChange={(sort) => ask('sort', sort)} />)}
        </>,
      )}
    </>
  )
}

function Words({ record, criterion, criteria, ask, onAttend, unstored }: CriteriaFieldsProps & { criterion: 'all' | 'any' | 'none' }) {
  const words = criteria[criterion]
  const error = unstored.has(criterion)
    ? t('criteria:notStored')
    : lengthOf(words.trim()) > maxWords ? t('criteria:tooLong', { max: maxWords }) : undefined
  return (
    <Attended record={record} field={criterion} onAttend={onAttend}>
      <TextField
        id={`search-${criterion}`}
        label={t(`search:criterion.${criterion}`)}
        support={criterion === 'all' ? t('criteria:wordsHint') : undefined}
        shown={words}
        error={error}
        autoCapitalize="off"
        onInput={(text) => ask(criterion, text)}
      />
    </Attended>
  )
}

function Pay({ pay, onChange }: { pay: number | null; onChange: (pay: number | null) => void }) {
  // A bound that JREC-IN no longer offers is offered as long as it is chosen.
  const bounds = pay === null || payBounds.includes(pay) ? payBounds : [...payBounds, pay].toSorted((a, b) => a - b)
  return (
    <Select
      id="search-pay"
      label={t('criteria:payLabel')}
      support={t('criteria:since2023')}
      options={[{ value: '', label: t('criteria:payAny') }, ...bounds.map((yen) => ({ value: String(yen), label: payWords(yen) }))]}
      value={pay === null ? '' : String(pay)}
      onChange={(value) => onChange(value === '' ? null : Number(value))}
    />
  )
}
