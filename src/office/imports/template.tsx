import type { ImportKind } from '../../api/office-imports.ts'
import { writeCsv } from '../../domain/text/csv.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { saveText } from '../controls/save-file.ts'
import { memberFields, registrationFields } from './template-columns.ts'

/** An empty list with the columns that are read, to be handed to a university. The ministry's list needs none. */
export function Template({ kind }: { kind: ImportKind }) {
  if (kind === 'universities') return null
  const columns = kind === 'registrations' ? registrationFields.map((field) => t(`office-imports:column.${field}`)) : memberFields.map((field) => t(`office-imports:field.${field}`))
  return (
    <p class="office-actions">
      <Button kind="quiet" icon={DownloadIcon} onPress={() => saveText(t(`office-imports:templateFile.${kind}`), writeCsv([columns]))}>
        {t('office-imports:template')}
      </Button>
    </p>
  )
}
