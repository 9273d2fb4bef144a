import { useState } from 'preact/hooks'
import type { Item, ItemOf } from '../../domain/questionnaire/definition.ts'
import { isYearMonth } from '../../domain/questionnaire/months.ts'
import { formatYearMonth, readYearMonth } from '../../domain/text/year-month.ts'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { YearMonthField } from '../../ui/controls/YearMonthField.tsx'
import { language, t } from '../../ui/text/text.ts'
import { OptionsForm, RowsForm } from './options-form.tsx'
import { AmountField } from './typed-fields.tsx'
import { WordsFields } from './words-field.tsx'

export interface KindFormProps<I extends Item = Item> {
  item: I
  /** The item as it was published last, when it was. */
  published: Item | undefined
  onChange: (item: Item, what?: string) => void
  onRecode: (at: number, to: string) => void
}

/** What a question has of its own, by its kind. */
export function KindForm(props: KindFormProps) {
  const { item } = props
  switch (item.type) {
    case 'single': case 'multi': case 'matrix': return <OptionKind {...props} item={item} />
    case 'number': return <NumberKind {...props} item={item} />
    case 'text': case 'longText':
      return (
        <AmountField
          id="item-maxLength"
          label={t('office-questionnaires:kind.maxLength')}
          whole
          value={item.maxLength}
          onChange={(maxLength) => maxLength !== undefined && props.onChange({ ...item, maxLength }, 'maxLength')}
        />
      )
    case 'yearMonth': return <MonthKind {...props} item={item} />
    case 'scale': return <ScaleKind {...props} item={item} />
    case 'researchField':
      return (
        <Select
          id="item-level"
          label={t('office-questionnaires:kind.level')}
          options={(['large', 'small'] as const).map((value) => ({ value, label: t(`office-questionnaires:kind.levels.${value}`) }))}
          value={item.level}
          onChange={(level) => props.onChange({ ...item, level: level === 'small' ? 'small' : 'large' })}
        />
      )
    default: return null
  }
}

/** The item without a member, or with another value of it. */
export function withMember<I extends Item, K extends keyof I>(item: I, key: K, value: I[K] | undefined): I {
  const next = { ...item }
  if (value === undefined) delete next[key]
  else next[key] = value
  return next
}

function OptionKind({ item, published, onChange, onRecode }: KindFormProps<ItemOf<'single' | 'multi' | 'matrix'>>) {
  const before = published && 'options' in published ? published.options.map(({ code }) => code) : []
  return (
    <>
      {item.type === 'matrix' && (
        <>
          <h3>{t('office-questionnaires:row.title')}</h3>
          <RowsForm
            rows={item.rows}
            fixed={new Set(published?.type === 'matrix' ? published.rows.map(({ id }) => id) : [])}
            onChange={(rows, what) => onChange({ ...item, rows }, what)}
          />
        </>
      )}
      <h3>{t('office-questionnaires:option.title')}</h3>
      <OptionsForm type={item.type} options={item.options} fixed={new Set(before)} onChange={(options, what) => onChange({ ...item, options }, what)} onRecode={onRecode} />
      {item.type === 'multi' && (
        <AmountField
          id="item-maxChoices"
          label={t('office-questionnaires:kind.maxChoices')}
          support={t('office-questionnaires:kind.empty')}
          whole
          value={item.maxChoices}
          onChange={(most) => onChange(withMember(item, 'maxChoices', most), 'maxChoices')}
        />
      )}
      {item.type !== 'matrix' && (
        <ChoiceBox
          kind="many"
          id="item-shuffle"
          name="item-shuffle"
          label={t('office-questionnaires:kind.shuffle')}
          checked={item.shuffle === true}
          invalid={false}
          onChange={(on) => onChange(withMember(item, 'shuffle', on ? true : undefined))}
        />
      )}
    </>
  )
}

function NumberKind({ item, onChange }: KindFormProps<ItemOf<'number'>>) {
  return (
    <>
      <div class="condition-line">
        {(['min', 'max', 'step'] as const).map((key) => (
          <AmountField key={key} id={`item-${key}`} label={t(`office-questionnaires:kind.${key}`)} value={item[key]} onChange={(value) => onChange(withMember(item, key, value), key)} />
        ))}
      </div>
      <WordsFields id="item-unit" label={t('office-questionnaires:kind.unit')} value={item.unit} onChange={(unit) => onChange({ ...item, unit }, 'unit')} />
    </>
  )
}

const monthTexts = (month: string | undefined): { year: string; month: string } =>
  month !== undefined && isYearMonth(month) ? { year: month.slice(0, 4), month: String(Number(month.slice(5))) } : { year: '', month: '' }

function MonthKind({ item, onChange }: KindFormProps<ItemOf<'yearMonth'>>) {
  return (
    <>
      {(['min', 'max'] as const).map((key) => (
        <Month key={key} id={`item-${key}`} label={t(`office-questionnaires:kind.month.${key}`)} value={item[key]} onChange={(month) => onChange(withMember(item, key, month), key)} />
      ))}
    </>
  )
}

/** A month, or none. What is typed and is none yet stays in the fields and changes nothing. */
function Month({ id, label, value, onChange }: { id: string; label: string; value: string | undefined; onChange: (month: string | undefined) => void }) {
  const [typed, setTyped] = useState<{ year: string; month: string } | null>(null)
  return (
    <YearMonthField
      id={id}
      label={label}
      shown={typed ?? monthTexts(value)}
      understood={value !== undefined && isYearMonth(value) ? formatYearMonth(value, language.value) : undefined}
      onInput={(texts) => {
        setTyped(texts)
        const isEmpty = texts.year.trim() === '' && texts.month.trim() === ''
        const month = readYearMonth(texts.year, texts.month)
        if (isEmpty || month !== null) onChange(month ?? undefined)
      }}
    />
  )
}

function ScaleKind({ item, onChange }: KindFormProps<ItemOf<'scale'>>) {
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => ({ value: String(from + at), label: String(from + at) }))
  return (
    <>
      <div class="condition-line">
        <Select id="item-from" label={t('office-questionnaires:kind.from')} options={numbers(0, 1)} value={String(item.from)} onChange={(from) => onChange({ ...item, from: Number(from) })} />
        <Select id="item-to" label={t('office-questionnaires:kind.to')} options={numbers(2, 10)} value={String(item.to)} onChange={(to) => onChange({ ...item, to: Number(to) })} />
      </div>
      <WordsFields id="item-low" label={t('office-questionnaires:kind.low')} value={item.low} onChange={(low) => onChange({ ...item, low }, 'low')} />
      <WordsFields id="item-high" label={t('office-questionnaires:kind.high')} value={item.high} onChange={(high) => onChange({ ...item, high }, 'high')} />
    </>
  )
}
