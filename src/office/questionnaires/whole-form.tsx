import type { Computed, Definition } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { DownIcon } from '../../ui/icons/icons.tsx'
import { AddIcon, RemoveIcon, UpIcon } from '../../ui/icons/list-icons.tsx'
import { t } from '../../ui/text/text.ts'
import { ExpressionForm } from './expression-form.tsx'
import { addComputed, addSection, namesIn, rename, shift } from './operations.ts'
import { NameField } from './typed-fields.tsx'
import { WordsFields } from './words-field.tsx'

const name = /^[a-z][a-zA-Z0-9_]{0,31}$/

export interface WholeFormProps {
  definition: Definition
  /** Ids that were published. */
  taken: ReadonlySet<string>
  onChange: (next: Definition, what?: string) => void
}

/** What belongs to the questionnaire as a whole: its title, its sections, and the values it works out. */
export function WholeForm(props: WholeFormProps) {
  const { definition, onChange } = props
  return (
    <>
      <WordsFields id="whole-title" label={t('office-questionnaires:whole.name')} value={definition.title} onChange={(title) => onChange({ ...definition, title }, 'title')} />
      <Sections {...props} />
      <h3>{t('office-questionnaires:computed.title')}</h3>
      <p class="office-quiet">{t('office-questionnaires:computed.lead')}</p>
      {(definition.computed ?? []).map((each, at) => (
        // By where it stands: its name is typed here.
        <ComputedForm key={at} {...props} value={each} at={at} />
      ))}
      <p class="office-actions">
        <Button id="whole-computed-add" icon={AddIcon} onPress={() => onChange(addComputed(definition, props.taken))}>
          {t('office-questionnaires:computed.add')}
        </Button>
      </p>
    </>
  )
}

function Sections({ definition, onChange }: WholeFormProps) {
  const { sections } = definition
  const used = new Set(definition.pages.map(({ section }) => section))
  const put = (next: Definition['sections'], what?: string) => onChange({ ...definition, sections: next }, what)
  return (
    <>
      <h3>{t('office-questionnaires:section.title')}</h3>
      <p class="office-quiet">{t('office-questionnaires:section.lead')}</p>
      {sections.map((section, at) => (
        <fieldset key={section.id} class="office-block">
          <legend class="label">{t('office-questionnaires:section.number', { number: at + 1 })}</legend>
          <WordsFields
            id={`whole-sections-${at}-title`}
            label={t('office-questionnaires:section.name')}
            value={section.title}
            onChange={(title) => put(sections.map((each, index) => (index === at ? { ...each, title } : each)), `section ${at}`)}
          />
          <p class="office-actions">
            <Button kind="quiet" icon={UpIcon} busy={at === 0} onPress={() => put(shift(sections, at, -1))}>
              {t('office-questionnaires:section.up', { number: at + 1 })}
            </Button>
            <Button kind="quiet" icon={DownIcon} busy={at === sections.length - 1} onPress={() => put(shift(sections, at, 1))}>
              {t('office-questionnaires:section.down', { number: at + 1 })}
            </Button>
            {!used.has(section.id) && (
              <Button kind="quiet" icon={RemoveIcon} onPress={() => put(sections.filter((_, index) => index !== at))}>
                {t('office-questionnaires:section.remove', { number: at + 1 })}
              </Button>
            )}
          </p>
        </fieldset>
      ))}
      <p class="office-actions">
        <Button id="whole-sections" icon={AddIcon} onPress={() => onChange(addSection(definition))}>
          {t('office-questionnaires:section.add')}
        </Button>
      </p>
    </>
  )
}

function ComputedForm({ definition, taken, onChange, value, at }: WholeFormProps & { value: Computed; at: number }) {
  const put = (change: Partial<Computed>, what?: string) =>
    onChange({ ...definition, computed: (definition.computed ?? []).map((each, index) => (index === at ? { ...each, ...change } : each)) }, what)
  return (
    <fieldset class="office-block">
      <legend class="label">{t('office-questionnaires:computed.number', { number: at + 1 })}</legend>
      <NameField
        id={`whole-computed-${at}-id`}
        label={t('office-questionnaires:item.id')}
        form={name}
        value={value.id}
        taken={(typed) => taken.has(typed) || namesIn(definition).has(typed)}
        onChange={(id) => onChange(rename(definition, value.id, id))}
      />
      <WordsFields id={`whole-computed-${at}-label`} label={t('office-questionnaires:computed.label')} value={value.label} onChange={(label) => put({ label }, `computed ${at} label`)} />
      <WordsFields id={`whole-computed-${at}-unit`} label={t('office-questionnaires:kind.unit')} value={value.unit} onChange={(unit) => put({ unit }, `computed ${at} unit`)} />
      <ExpressionForm id={`whole-computed-${at}-value`} definition={definition} of={value.id} value={value.value} onChange={(next) => put({ value: next })} />
      <p class="office-actions">
        <Button kind="quiet" icon={RemoveIcon} onPress={() => onChange({ ...definition, computed: (definition.computed ?? []).filter((_, index) => index !== at) })}>
          {t('office-questionnaires:computed.remove', { number: at + 1 })}
        </Button>
      </p>
    </fieldset>
  )
}
