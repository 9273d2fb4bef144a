import type { ComponentChildren } from 'preact'
import type { Item, Option } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { ChoiceBox } from '../../ui/controls/Choices.tsx'
import { DownIcon } from '../../ui/icons/icons.tsx'
import { AddIcon, RemoveIcon, UpIcon } from '../../ui/icons/list-icons.tsx'
import { t } from '../../ui/text/text.ts'
import { newOption, newRow, shift } from './operations.ts'
import { NameField } from './typed-fields.tsx'
import { WordsFields } from './words-field.tsx'

type Row = Extract<Item, { type: 'matrix' }>['rows'][number]
const code = /^[A-Za-z0-9_]{1,32}$/

interface OptionsProps {
  type: 'single' | 'multi' | 'matrix'
  options: readonly Option[]
  /** Codes that were published: answers are stored under them, so they stay. */
  fixed: ReadonlySet<string>
  onChange: (options: Option[], what?: string) => void
  /** A code was changed: conditions that speak of it follow. */
  onRecode: (at: number, to: string) => void
}

/** The options of a question, each with its code, its words and what it does. */
export function OptionsForm({ type, options, fixed, onChange, onRecode }: OptionsProps) {
  const put = (at: number, change: Partial<Option>, what?: string) => onChange(options.map((each, index) => (index === at ? { ...each, ...change } : each)), what)
  return (
    <Parts
      kind="option"
      parts={options}
      nameOf={({ code }) => code}
      fixed={fixed}
      onMove={(at, by) => onChange(shift(options, at, by))}
      onRemove={(at) => onChange(options.filter((_, index) => index !== at))}
      onAdd={() => onChange([...options, newOption(options)])}
      onRename={onRecode}
      renderWords={(option, at) => (
        <>
          <WordsFields
            id={`item-options-${at}-label`}
            label={t('office-questionnaires:option.label')}
            value={option.label}
            onChange={(label) => put(at, { label }, `option ${at}`)}
          />
          {type !== 'matrix' && (
            <div class="condition-line">
              {type === 'multi' && (
                <ChoiceBox
                  kind="many"
                  id={`item-options-${at}-exclusive`}
                  name={`item-options-${at}-exclusive`}
                  label={t('office-questionnaires:option.exclusive')}
                  checked={option.exclusive === true}
                  invalid={false}
                  onChange={(exclusive) => onChange(options.map((each, index) => (index === at ? flagged(each, 'exclusive', exclusive) : each)))}
                />
              )}
              <ChoiceBox
                kind="many"
                id={`item-options-${at}-text`}
                name={`item-options-${at}-text`}
                label={t('office-questionnaires:option.text')}
                checked={option.text === true}
                invalid={false}
                onChange={(text) => onChange(options.map((each, index) => (index === at ? flagged(each, 'text', text) : each)))}
              />
            </div>
          )}
        </>
      )}
    />
  )
}

function flagged(option: Option, flag: 'exclusive' | 'text', on: boolean): Option {
  const next = { ...option }
  if (on) next[flag] = true
  else delete next[flag]
  return next
}

interface RowsProps {
  rows: readonly Row[]
  fixed: ReadonlySet<string>
  onChange: (rows: Row[], what?: string) => void
}

/** The rows of a matrix, each with its id and its words. */
export function RowsForm({ rows, fixed, onChange }: RowsProps) {
  const put = (at: number, change: Partial<Row>, what?: string) => onChange(rows.map((each, index) => (index === at ? { ...each, ...change } : each)), what)
  return (
    <Parts
      kind="row"
      parts={rows}
      nameOf={({ id }) => id}
      fixed={fixed}
      onMove={(at, by) => onChange(shift(rows, at, by))}
      onRemove={(at) => onChange(rows.filter((_, index) => index !== at))}
      onAdd={() => onChange([...rows, newRow(rows)])}
      onRename={(at, id) => put(at, { id })}
      renderWords={(row, at) => (
        <WordsFields id={`item-rows-${at}-label`} label={t('office-questionnaires:row.label')} value={row.label} onChange={(label) => put(at, { label }, `row ${at}`)} />
      )}
    />
  )
}

interface PartsProps<Part> {
  kind: 'option' | 'row'
  parts: readonly Part[]
  nameOf: (part: Part) => string
  fixed: ReadonlySet<string>
  renderWords: (part: Part, at: number) => ComponentChildren
  onMove: (at: number, by: -1 | 1) => void
  onRemove: (at: number) => void
  onAdd: () => void
  onRename: (at: number, to: string) => void
}

function Parts<Part>({ kind, parts, nameOf, fixed, renderWords, ...does }: PartsProps<Part>) {
  const names = parts.map(nameOf)
  return (
    <>
      {parts.map((part, at) => {
        const id = `item-${kind}s-${at}-${kind === 'option' ? 'code' : 'id'}`
        const name = names[at] ?? ''
        return (
          // By where it stands: its name is typed here, and two may have the same while one is writing.
          <fieldset key={at} class="office-block">
            <legend class="label">{t(`office-questionnaires:${kind}.number`, { number: at + 1 })}</legend>
            {renderWords(part, at)}
            <div class="condition-line">
              {fixed.has(name) ? (
                <p class="office-quiet">{t(`office-questionnaires:${kind}.fixed`, { name })}</p>
              ) : (
                <NameField
                  id={id}
                  label={t(`office-questionnaires:${kind}.name`)}
                  form={code}
                  value={name}
                  taken={(typed) => names.some((each, index) => index !== at && each === typed)}
                  onChange={(to) => does.onRename(at, to)}
                />
              )}
              <div class="office-actions">
                <Button kind="quiet" icon={UpIcon} busy={at === 0} onPress={() => does.onMove(at, -1)}>
                  {t(`office-questionnaires:${kind}.up`, { number: at + 1 })}
                </Button>
                <Button kind="quiet" icon={DownIcon} busy={at === parts.length - 1} onPress={() => does.onMove(at, 1)}>
                  {t(`office-questionnaires:${kind}.down`, { number: at + 1 })}
                </Button>
                <Button kind="quiet" icon={RemoveIcon} onPress={() => does.onRemove(at)}>
                  {t(`office-questionnaires:${kind}.remove`, { number: at + 1 })}
                </Button>
              </div>
            </div>
          </fieldset>
        )
      })}
      <p class="office-actions">
        <Button id={`item-${kind}s-add`} icon={AddIcon} onPress={does.onAdd}>
          {t(`office-questionnaires:${kind}.add`)}
        </Button>
      </p>
    </>
  )
}
