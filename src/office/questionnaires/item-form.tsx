import type { Condition, Definition, Item } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { DownIcon } from '../../ui/icons/icons.tsx'
import { CopyIcon, RemoveIcon, UpIcon } from '../../ui/icons/list-icons.tsx'
import { t } from '../../ui/text/text.ts'
import { ConditionForm } from './condition-form.tsx'
import { subjectsBefore } from './condition-shape.ts'
import { KindForm, withMember } from './kind-form.tsx'
import { asType, itemTypes, namesIn, putItem, recode, rename, type Spot } from './operations.ts'
import { prefillFields, prefillWords } from './prefill-fields.ts'
import { Radios } from '../controls/Radios.tsx'
import { NameField } from './typed-fields.tsx'
import { WordsFields } from './words-field.tsx'

const name = /^[a-z][a-zA-Z0-9_]{0,31}$/
const requirements = ['always', 'sometimes', 'never'] as const

export interface ItemFormProps {
  definition: Definition
  spot: Spot
  item: Item
  /** The item as it was published last under this id, when it was: its id and its kind stay. */
  published: Item | undefined
  /** Ids that belong to somebody else, or did. */
  taken: ReadonlySet<string>
  onChange: (next: Definition, what?: string) => void
  onMove: (by: -1 | 1) => void
  onDuplicate: () => void
  onRemove: () => void
}

/** One question: its words, whether it must be answered, what belongs to its kind, and when it is asked. */
export function ItemForm({ definition, spot, item, published, taken, onChange, ...does }: ItemFormProps) {
  const put = (next: Item, what?: string) => onChange(putItem(definition, spot, next), what && `item ${spot.page} ${spot.item} ${what}`)
  const subjects = subjectsBefore(definition, spot)
  const conditions = { definition, subjects }
  const requirement = item.requiredIf ? 'sometimes' : item.required ? 'always' : 'never'
  const box = (key: 'declinable' | 'lastYear') => (
    <ChoiceBox
      kind="many"
      id={`item-${key}`}
      name={`item-${key}`}
      label={t(`office-questionnaires:item.${key}`)}
      checked={item[key] === true}
      invalid={false}
      onChange={(on) => put(withMember(item, key, on ? true : undefined))}
    />
  )
  return (
    <>
      <p class="office-actions">
        <Button kind="quiet" icon={UpIcon} onPress={() => does.onMove(-1)}>
          {t('office-questionnaires:item.up')}
        </Button>
        <Button kind="quiet" icon={DownIcon} onPress={() => does.onMove(1)}>
          {t('office-questionnaires:item.down')}
        </Button>
        <Button kind="quiet" icon={CopyIcon} onPress={does.onDuplicate}>
          {t('office-questionnaires:item.duplicate')}
        </Button>
        <Button kind="quiet" icon={RemoveIcon} onPress={does.onRemove}>
          {t('office-questionnaires:item.remove')}
        </Button>
      </p>
      {published ? (
        <p class="office-quiet">{t('office-questionnaires:item.fixed', { id: item.id, type: t(`office-questionnaires:type.${item.type}`) })}</p>
      ) : (
        <div class="condition-line">
          <Select
            id="item-type"
            label={t('office-questionnaires:item.type')}
            options={itemTypes.map((value) => ({ value, label: t(`office-questionnaires:type.${value}`) }))}
            value={item.type}
            onChange={(chosen) => {
              const type = itemTypes.find((each) => each === chosen)
              if (type && type !== item.type) put(asType(item, type))
            }}
          />
          <NameField
            id="item-id"
            label={t('office-questionnaires:item.id')}
            support={t('office-questionnaires:item.idHint')}
            form={name}
            value={item.id}
            taken={(typed) => taken.has(typed) || namesIn(definition).has(typed)}
            onChange={(id) => onChange(rename(definition, item.id, id))}
          />
        </div>
      )}
      <WordsFields id="item-label" label={t('office-questionnaires:item.label')} support={t('office-questionnaires:item.piping')} rows={2} value={item.label} onChange={(label) => put({ ...item, label }, 'label')} />
      <WordsFields id="item-help" label={t('office-questionnaires:item.help')} value={item.help} onChange={(help) => put({ ...item, help }, 'help')} />
      <KindForm item={item} published={published} onChange={put} onRecode={(at, to) => onChange(recode(definition, spot, at, to))} />
      <h3>{t('office-questionnaires:item.answering')}</h3>
      <Radios
        id="item-required"
        label={t('office-questionnaires:item.requirement')}
        choices={requirements.map((code) => ({ code, label: t(`office-questionnaires:item.requirements.${code}`) }))}
        chosen={requirement}
        onChange={(chosen) => {
          const { requiredIf: _, ...rest } = item
          // Nothing to speak of yet: a group of none, which the checker names until it is filled.
          if (chosen === 'sometimes') put({ ...rest, required: false, requiredIf: item.requiredIf ?? unfilled })
          else put({ ...rest, required: chosen === 'always' })
        }}
      />
      {item.requiredIf && (
        <ConditionForm
          {...conditions}
          id="item-requiredIf"
          condition={isEmpty(item.requiredIf) ? undefined : item.requiredIf}
          onChange={(condition) => put({ ...item, requiredIf: condition ?? unfilled })}
        />
      )}
      {box('declinable')}
      <h3>{t('office-questionnaires:item.showIf')}</h3>
      <ConditionForm {...conditions} id="item-showIf" condition={item.showIf} onChange={(condition) => put(withMember(item, 'showIf', condition))} />
      <h3>{t('office-questionnaires:item.before')}</h3>
      {item.type !== 'matrix' && (
        <Select
          id="item-prefill"
          label={t('office-questionnaires:item.prefill')}
          options={[
            { value: '', label: t('office-questionnaires:item.noPrefill') },
            ...prefillFields(item.prefill).map((value) => ({ value, label: t('office-questionnaires:item.prefillNamed', { name: prefillWords(value) }) })),
          ]}
          value={item.prefill ?? ''}
          onChange={(value) => put(withMember(item, 'prefill', value === '' ? undefined : value))}
        />
      )}
      {box('lastYear')}
    </>
  )
}

const unfilled: Condition = { op: 'all', of: [] }
const isEmpty = (condition: Condition): boolean => 'of' in condition && condition.of.length === 0
