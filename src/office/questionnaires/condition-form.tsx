import type { Leaf } from '../../domain/questionnaire/condition.ts'
import { comparisons, type Condition, type Definition } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { CodePicker } from '../../ui/controls/CodePicker.tsx'
import { GroupFrame } from '../../ui/controls/FieldFrame.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { AddIcon, RemoveIcon } from '../../ui/icons/list-icons.tsx'
import { codeList } from '../../ui/question/code-lists.ts'
import { language, t } from '../../ui/text/text.ts'
import { asGroup, asStored, type CodesLeaf, type Group, newLeaf, type Subject, valuesOf, withValues } from './condition-shape.ts'
import { compareWords, conditionWords, nameWords, valueWords } from './condition-words.ts'
import { AmountField } from './typed-fields.tsx'

interface Common {
  id: string
  definition: Definition
  subjects: readonly Subject[]
}

export interface ConditionFormProps extends Common {
  condition: Condition | undefined
  onChange: (condition: Condition | undefined) => void
}

const deepest = 4

/** A condition with its groups, and how it reads. Without any condition, the button that begins one. */
export function ConditionForm({ condition, onChange, ...common }: ConditionFormProps) {
  if (condition === undefined && common.subjects.length === 0) return <p class="office-quiet">{t('office-questionnaires:condition.nothingBefore')}</p>
  return (
    <div class="condition">
      {condition !== undefined && (
        <p class="condition-words">{t('office-questionnaires:condition.reads', { words: conditionWords(common.definition, condition) })}</p>
      )}
      <GroupForm {...common} group={asGroup(condition)} depth={1} onChange={(group) => onChange(asStored(group))} />
    </div>
  )
}

interface GroupProps extends Common {
  group: Group
  depth: number
  onChange: (group: Group) => void
}

function GroupForm({ group, depth, onChange, ...common }: GroupProps) {
  const { id, subjects } = common
  const put = (of: Condition[]) => onChange({ ...group, of })
  const [first] = subjects
  return (
    <div class={depth > 1 ? 'condition-group condition-inner' : 'condition-group'}>
      {group.of.length > 1 && (
        <Select
          id={`${id}-op`}
          label={t('office-questionnaires:condition.how')}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`office-questionnaires:condition.${value}`) }))}
          value={group.op}
          onChange={(op) => onChange({ ...group, op: op === 'any' ? 'any' : 'all' })}
        />
      )}
      {group.of.map((part, at) => {
        const replace = (next: Condition | undefined) => put(group.of.flatMap((each, index) => (index === at ? (next === undefined ? [] : [next]) : [each])))
        const own = { ...common, id: `${id}-${at}` }
        return (
          // Conditions have no names: they are told apart by where they stand.
          <fieldset key={at} class="office-block condition-part">
            <legend class="label">{t('office-questionnaires:condition.number', { number: at + 1 })}</legend>
            {'of' in part ? (
              <GroupForm {...own} group={part} depth={depth + 1} onChange={(next) => replace(next.of.length === 0 ? undefined : next)} />
            ) : (
              <LeafForm {...own} leaf={part} onChange={replace} />
            )}
            <Button kind="quiet" icon={RemoveIcon} onPress={() => replace(undefined)}>
              {t('office-questionnaires:condition.remove', { number: at + 1 })}
            </Button>
          </fieldset>
        )
      })}
      {first && (
        <p class="office-actions">
          <Button id={`${id}-add`} icon={AddIcon} onPress={() => put([...group.of, newLeaf(subjects.at(-1) ?? first)])}>
            {t(group.of.length === 0 ? 'office-questionnaires:condition.begin' : 'office-questionnaires:condition.add')}
          </Button>
          {depth < deepest && group.of.length > 0 && (
            <Button kind="quiet" onPress={() => put([...group.of, { op: group.op === 'all' ? 'any' : 'all', of: [newLeaf(first), newLeaf(first)] }])}>
              {t('office-questionnaires:condition.addGroup')}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

interface LeafProps extends Common {
  leaf: Leaf
  onChange: (leaf: Leaf) => void
}

function LeafForm({ leaf, onChange, id, definition, subjects }: LeafProps) {
  const subject = subjects.find((each) => each.id === leaf.item)
  const offered = subjects.map((each) => ({ value: each.id, label: nameWords(definition, each.id) }))
  // What it speaks of may have been moved behind, or taken out: it is still said, and the checker says why it can't stand.
  const options = subject ? offered : [{ value: leaf.item, label: t('office-questionnaires:condition.gone', { id: leaf.item }) }, ...offered]
  return (
    <>
      <Select
        id={`${id}-item`}
        label={t('office-questionnaires:condition.item')}
        options={options}
        value={leaf.item}
        onChange={(chosen) => {
          const next = subjects.find((each) => each.id === chosen)
          if (next) onChange(newLeaf(next))
        }}
      />
      {leaf.op === 'monthsSince' || leaf.op === 'compare' ? (
        <AmountForm id={id} leaf={leaf} onChange={onChange} />
      ) : (
        <CodesForm id={id} leaf={leaf} subject={subject} onChange={onChange} />
      )}
    </>
  )
}

function AmountForm({ id, leaf, onChange }: { id: string; leaf: Extract<Leaf, { op: 'monthsSince' | 'compare' }>; onChange: (leaf: Leaf) => void }) {
  const isMonths = leaf.op === 'monthsSince'
  return (
    <div class="condition-line">
      <AmountField
        id={`${id}-value`}
        label={t(isMonths ? 'office-questionnaires:condition.months' : 'office-questionnaires:condition.value')}
        whole={isMonths}
        value={isMonths ? leaf.months : leaf.value}
        onChange={(value) => {
          if (value !== undefined) onChange(isMonths ? { ...leaf, months: value } : { ...leaf, value })
        }}
      />
      <Select
        id={`${id}-compare`}
        label={t('office-questionnaires:condition.comparison')}
        options={comparisons.map((value) => ({ value, label: compareWords(value) }))}
        value={leaf.compare}
        onChange={(chosen) => onChange({ ...leaf, compare: comparisons.find((each) => each === chosen) ?? leaf.compare })}
      />
    </div>
  )
}

function CodesForm({ id, leaf, subject, onChange }: { id: string; leaf: CodesLeaf; subject: Subject | undefined; onChange: (leaf: Leaf) => void }) {
  const item = subject?.item ?? undefined
  const values = valuesOf(leaf)
  const known = item && 'options' in item ? item.options.map(({ code }) => code) : []
  const shown = [...known, ...values.filter((code) => !known.includes(code))]
  const list = item && (item.type === 'country' || item.type === 'prefecture' || item.type === 'jobType') ? item.type : undefined
  const isChoices = leaf.op === 'hasAny' || leaf.op === 'hasNone'
  const [yes, no] = isChoices ? (['hasAny', 'hasNone'] as const) : (['in', 'notIn'] as const)
  const toggle = (code: string, on: boolean) => onChange(withValues(leaf, on ? [...values, code] : values.filter((each) => each !== code)))
  return (
    <>
      <Select
        id={`${id}-is`}
        label={t('office-questionnaires:condition.comparison')}
        options={[yes, no].map((value) => ({ value, label: t(`office-questionnaires:condition.op.${value}`) }))}
        value={leaf.op === 'eq' ? 'in' : leaf.op}
        onChange={(op) => onChange(withValues({ op: op === no ? no : yes, item: leaf.item, values: [] }, values))}
      />
      <GroupFrame words={{ id: `${id}-values-0`, label: t('office-questionnaires:condition.values') }} class="choices">
        {shown.map((code, at) => (
          <ChoiceBox
            key={code}
            kind="many"
            id={`${id}-values-${at}`}
            name={`${id}-values`}
            label={valueWords(item, code)}
            checked={values.includes(code)}
            invalid={false}
            onChange={(on) => toggle(code, on)}
          />
        ))}
      </GroupFrame>
      {list && (
        <CodePicker
          id={`${id}-pick`}
          label={t('office-questionnaires:condition.pick')}
          options={codeList(list, language.value).filter(({ code }) => !values.includes(code))}
          value=""
          onChange={() => undefined}
          onPick={(code) => toggle(code, true)}
        />
      )}
    </>
  )
}
