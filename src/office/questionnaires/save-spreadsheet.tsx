import type { Definition } from '../../domain/questionnaire/definition.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { spreadsheetPath } from './read-spreadsheet.ts'

interface Props {
  definition: Definition
  isPublished?: boolean
  /** What has to be stored first, for the server writes what it has; false: it is not stored. */
  before?: () => Promise<boolean>
}

/** Hands a questionnaire to the browser as a spreadsheet to be saved. */
export function SaveSpreadsheet({ definition, isPublished = false, before }: Props) {
  const save = async () => {
    if (before && !(await before())) return
    const link = document.createElement('a')
    link.href = spreadsheetPath(definition, isPublished)
    link.download = `${definition.id}-${definition.version}.xlsx`
    link.click()
  }
  return (
    <Button icon={DownloadIcon} onPress={() => void save()}>
      {t('office-xlsform:download')}
    </Button>
  )
}
