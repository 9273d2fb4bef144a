import { useState } from 'preact/hooks'
import { exportRaw, startAfresh } from '../../device/raw-export.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from './page.tsx'
import { reloadOnce } from './reload.ts'
import { exportName, saveFile } from './save-file.ts'
import { takeUpdate, updateWaits } from './update-waits.ts'

export interface NotOpenedProps {
  why: 'newer' | 'damaged' | 'failed'
}

/**
 * In place of every page when what this device holds can't be opened or must not be touched. It is left as it is: it can
 * be exported, and begun anew only once it was, and when the person says so.
 */
export function NotOpened({ why }: NotOpenedProps) {
  const [state, setState] = useState<'exported' | 'exportFailed' | null>(null)
  usePage(t(`storage:${why}.title`), { failed: true })
  const save = async () => {
    try {
      saveFile(exportName(new Date()), await exportRaw())
      setState('exported')
    } catch (error) {
      console.error('the export failed', error)
      setState('exportFailed')
    }
  }
  const begin = async () => {
    try {
      await startAfresh()
      await reloadOnce()
    } catch (error) {
      console.error('the storage could not be emptied', error)
      setState('exportFailed')
    }
  }
  const reload = () => (updateWaits.value ? takeUpdate() : void reloadOnce())
  return (
    <>
      <PageTitle>{t(`storage:${why}.title`)}</PageTitle>
      <p>{t(`storage:${why}.text`)}</p>
      <p class="actions">
        <Button kind="primary" onPress={reload}>
          {t(why === 'newer' ? 'storage:update' : 'shell:broken.reload')}
        </Button>
        {why !== 'failed' && (
          <Button icon={DownloadIcon} onPress={() => void save()}>
            {t('shell:broken.export')}
          </Button>
        )}
      </p>
      <output>{state && t(state === 'exported' ? 'storage:exported' : 'storage:exportFailed')}</output>
      {why === 'damaged' && state === 'exported' && (
        <Notice
          kind="warning"
          title={t('storage:afresh.title')}
          actions={<Button onPress={() => void begin()}>{t('storage:afresh.begin')}</Button>}
        >
          <p>{t('storage:afresh.text')}</p>
        </Notice>
      )}
    </>
  )
}
