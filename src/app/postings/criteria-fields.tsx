import type { ComponentChildren } from 'preact'
import type { Counts } from '../../device/postings/postings.ts'
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
import { asideOf, withCounts } from './counted.ts'
import { fieldOptions, prefectureOptions, splitFields } from './options.ts'

export interface CriteriaFieldsProps {
  /** The id of the saved search; null: these are the criteria of none. */
  record: string | null
  criteria: Criteria
  /** Each change, at each key. */
  ask: <C extends Criterion>(criterion: C, value: Criteria[C]) => void
  onAttend: (field: string | null) => void
  /** Nothing was asked yet when the page was opened. */
  fresh: boolean
  /** Fields whose words are too long to be stored. */
  unstored: ReadonlySet<string>
  /** How many postings each code would find; null: not counted. Left out where nothing is counted. */
  counts?: Counts | null
}

/** So many entries of a criterion are named in the heading of its group. */
const mostNamed = 2

/** JREC-IN's criteria in groups that open and close, each with what is chosen in its heading. */
export function CriteriaFields(props: CriteriaFieldsProps) {
  const { record, criteria, ask, onAttend, fresh, counts } = props
  const group = (title: string, asked: readonly Criterion[], children: ComponentChildren, open = false) => {
    const chosen = asked.map((criterion) => describeCriterion(criteria, criterion, table, mostNamed)).filter((words) => words !== '')
    return (
      <Fold title={title} words={chosen.length > 0 ? chosen.join(t('criteria:between')) : t('criteria:any')} open={open}>
        {children}
      </Fold>
    )
  }
  const field = (criterion: Criterion, children: ComponentChildren) => (
    <MaybeAttended record={record} field={criterion} onAttend={onAttend}>
      {children}
    </MaybeAttended>
  )
  const choices = (criterion: ListCriterion, support?: string) =>
    field(criterion, <CodeChoices criterion={criterion} codes={criteria[criterion]} support={support} asideOf={asideOf(counts, criterion)} onChange={(codes) => ask(criterion, codes)} />)
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
            options={withCounts(fieldOptions(language.value), counts, 'large', 'small')}
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
              asideOf={asideOf(counts, 'areas')}
              onChange={(areas) => ask('places', { ...places, areas })}
            />
            <CodeList
              id="search-prefectures"
              label={t('criteria:prefecture')}
              support={t('criteria:prefectureHint')}
              options={withCounts(prefectureOptions(language.value), counts, 'prefectures')}
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
          {field('pay', <Pay pay={criteria.pay} asideOf={asideOf(counts, 'pay')} onChange={(pay) => ask('pay', pay)} />)}
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

/** Only what is stored can have been changed elsewhere. */
const MaybeAttended = ({ record, children, ...rest }: Omit<Parameters<typeof Attended>[0], 'record'> & { record: string | null }) =>
  record === null ? (
    <div>{children}</div>
  ) : (
    <Attended record={record} {...rest}>
      {children}
    </Attended>
  )

function Words({ record, criterion, criteria, ask, onAttend, unstored }: CriteriaFieldsProps & { criterion: 'all' | 'any' | 'none' }) {
  const words = criteria[criterion]
  const error = unstored.has(criterion)
    ? t('criteria:notStored')
    : lengthOf(words.trim()) > maxWords ? t('criteria:tooLong', { max: maxWords }) : undefined
  return (
    <MaybeAttended record={record} field={criterion} onAttend={onAttend}>
      <TextField
        id={`search-${criterion}`}
        label={t(`search:criterion.${criterion}`)}
        support={criterion === 'all' ? t('criteria:wordsHint') : undefined}
        shown={words}
        error={error}
        autoCapitalize="off"
        onInput={(text) => ask(criterion, text)}
      />
    </MaybeAttended>
  )
}

interface PayProps {
  pay: number | null
  asideOf: ((code: string) => string) | undefined
  onChange: (pay: number | null) => void
}

function Pay({ pay, asideOf, onChange }: PayProps) {
  const aside = (yen: number) => (asideOf ? t('criteria:counted', { name: payWords(yen), count: asideOf(String(yen)) }) : payWords(yen))
  // A bound that JREC-IN no longer offers is offered as long as it is chosen.
  const bounds = pay === null || payBounds.includes(pay) ? payBounds : [...payBounds, pay].toSorted((a, b) => a - b)
  return (
    <Select
      id="search-pay"
      label={t('criteria:payLabel')}
      support={t('criteria:since2023')}
      options={[{ value: '', label: t('criteria:payAny') }, ...bounds.map((yen) => ({ value: String(yen), label: aside(yen) }))]}
      value={pay === null ? '' : String(pay)}
      onChange={(value) => onChange(value === '' ? null : Number(value))}
    />
  )
}
