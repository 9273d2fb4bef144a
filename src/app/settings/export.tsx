import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { DownloadIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { exportAll } from '../shell/export.ts'

/** Everything of the person's on this device, as one file. */
export function Export() {
  const [state, setState] = useState<'done' | 'failed' | null>(null)
  const save = () => {
    exportAll().then(
      (saved) => setState(saved ? 'done' : 'failed'),
      (error: unknown) => {
        console.error('the export failed', error)
        setState('failed')
      },
    )
  }
  return (
    <section class="setting">
      <h2>{t('settings:export.title')}</h2>
      <p>{t('settings:export.text')}</p>
      <p class="actions">
        <Button icon={DownloadIcon} onPress={save}>
          {t('settings:export.button')}
        </Button>
      </p>
      <output>{state && t(`settings:export.${state}`)}</output>
    </section>
  )
}
