import type { Definition, Expression, Item } from '../../domain/questionnaire/definition.ts'
import { itemsOf } from '../../domain/questionnaire/evaluate.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { AddIcon, RemoveIcon } from '../../ui/icons/list-icons.tsx'
import { t } from '../../ui/text/text.ts'
import { nameWords } from './condition-words.ts'
import { AmountField } from './typed-fields.tsx'

export interface ExpressionFormProps {
  id: string
  definition: Definition
  /** The computed value that is made of it: it can't be made of itself. */
  of: string
  value: Expression
  onChange: (value: Expression) => void
  depth?: number
}

const kinds = ['value', 'answer', 'count', 'months', 'computed', 'sum', 'difference', 'product', 'quotient'] as const
const read: Record<'answer' | 'count' | 'months', readonly Item['type'][]> = {
  answer: ['number', 'scale'],
  count: ['multi'],
  months: ['yearMonth'],
}
const deepest = 4
const isGroup = (kind: Expression['op']): kind is 'sum' | 'difference' | 'product' | 'quotient' =>
  kind === 'sum' || kind === 'difference' || kind === 'product' || kind === 'quotient'

const itemsFor = (definition: Definition, kind: 'answer' | 'count' | 'months'): string[] =>
  itemsOf(definition).filter(({ type }) => read[kind].includes(type)).map(({ id }) => id)

function fresh(kind: Expression['op'], definition: Definition, of: string, before: Expression): Expression {
  if (kind === 'value') return { op: 'value', value: 0 }
  if (kind === 'computed') return { op: 'computed', id: (definition.computed ?? []).find(({ id }) => id !== of)?.id ?? '' }
  if (isGroup(kind)) return { op: kind, of: 'of' in before ? before.of : [before, { op: 'value', value: 0 }] }
  return { op: kind, item: itemsFor(definition, kind)[0] ?? '' }
}

/** What a computed value is made of, part by part. */
export function ExpressionForm({ id, definition, of, value, onChange, depth = 1 }: ExpressionFormProps) {
  const offered = kinds.filter((kind) => depth < deepest || !isGroup(kind) || kind === value.op)
  return (
    <div class={depth > 1 ? 'condition-group condition-inner' : 'condition-group'}>
      <Select
        id={`${id}-op`}
        label={t('office-questionnaires:expression.kind')}
        options={offered.map((kind) => ({ value: kind, label: t(`office-questionnaires:expression.kinds.${kind}`) }))}
        value={value.op}
        onChange={(chosen) => {
          const kind = kinds.find((each) => each === chosen)
          if (kind && kind !== value.op) onChange(fresh(kind, definition, of, value))
        }}
      />
      {value.op === 'value' && (
        <AmountField id={`${id}-value`} label={t('office-questionnaires:expression.value')} value={value.value} onChange={(amount) => amount !== undefined && onChange({ ...value, value: amount })} />
      )}
      {value.op === 'computed' && (
        <Named id={id} definition={definition} names={(definition.computed ?? []).map((each) => each.id).filter((name) => name !== of)} name={value.id} onChange={(name) => onChange({ ...value, id: name })} />
      )}
      {'item' in value && (
        <Named id={id} definition={definition} names={itemsFor(definition, value.op)} name={value.item} onChange={(item) => onChange({ ...value, item })} />
      )}
      {'of' in value && (
        <>
          {value.of.map((part, at) => (
            // Parts have no names: they are told apart by where they stand.
            <fieldset key={at} class="office-block condition-part">
              <legend class="label">{t('office-questionnaires:expression.part', { number: at + 1 })}</legend>
              <ExpressionForm id={`${id}-${at}`} definition={definition} of={of} value={part} depth={depth + 1} onChange={(next) => onChange({ ...value, of: value.of.map((each, index) => (index === at ? next : each)) })} />
              {value.of.length > 2 && (
                <Button kind="quiet" icon={RemoveIcon} onPress={() => onChange({ ...value, of: value.of.filter((_, index) => index !== at) })}>
                  {t('office-questionnaires:expression.remove', { number: at + 1 })}
                </Button>
              )}
            </fieldset>
          ))}
          <p class="office-actions">
            <Button icon={AddIcon} onPress={() => onChange({ ...value, of: [...value.of, { op: 'value', value: 0 }] })}>
              {t('office-questionnaires:expression.add')}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}

interface NamedProps {
  id: string
  definition: Definition
  names: readonly string[]
  name: string
  onChange: (name: string) => void
}

function Named({ id, definition, names, name, onChange }: NamedProps) {
  const offered = names.map((each) => ({ value: each, label: nameWords(definition, each) }))
  const options = names.includes(name) ? offered : [{ value: name, label: name === '' ? t('office-questionnaires:choose') : t('office-questionnaires:condition.gone', { id: name }) }, ...offered]
  return <Select id={`${id}-named`} label={t('office-questionnaires:expression.of')} options={options} value={name} onChange={onChange} />
}
