import type { Definition } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Select } from '../../ui/controls/Select.tsx'
import { DownIcon } from '../../ui/icons/icons.tsx'
import { AddIcon, RemoveIcon, UpIcon } from '../../ui/icons/list-icons.tsx'
import { local, t } from '../../ui/text/text.ts'
import { putPage } from './operations.ts'

export interface PageFormProps {
  definition: Definition
  page: number
  onChange: (next: Definition) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onAddItem: () => void
  onAddPage: () => void
}

/** One page: the section it belongs to, and its place among the others. */
export function PageForm({ definition, page, onChange, ...does }: PageFormProps) {
  const section = definition.pages[page]?.section ?? ''
  const offered = definition.sections.map(({ id, title }) => ({ value: id, label: local(title) || t('office-questionnaires:untitledSection', { id }) }))
  const options = definition.sections.some(({ id }) => id === section) ? offered : [{ value: section, label: t('office-questionnaires:condition.gone', { id: section }) }, ...offered]
  return (
    <>
      <p class="office-quiet">{t('office-questionnaires:page.lead')}</p>
      <Select id="page-section" label={t('office-questionnaires:page.section')} options={options} value={section} onChange={(chosen) => onChange(putPage(definition, page, { section: chosen }))} />
      <p class="office-actions">
        <Button id="page-items" icon={AddIcon} onPress={does.onAddItem}>
          {t('office-questionnaires:page.addItem')}
        </Button>
        <Button icon={AddIcon} onPress={does.onAddPage}>
          {t('office-questionnaires:page.addPage')}
        </Button>
      </p>
      <p class="office-actions">
        <Button kind="quiet" icon={UpIcon} busy={page === 0} onPress={() => does.onMove(-1)}>
          {t('office-questionnaires:page.up')}
        </Button>
        <Button kind="quiet" icon={DownIcon} busy={page === definition.pages.length - 1} onPress={() => does.onMove(1)}>
          {t('office-questionnaires:page.down')}
        </Button>
        <Button kind="quiet" icon={RemoveIcon} onPress={does.onRemove}>
          {t('office-questionnaires:page.remove')}
        </Button>
      </p>
    </>
  )
}
