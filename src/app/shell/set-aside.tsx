import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { device } from './device.ts'
import { exportName, saveFile } from './save-file.ts'

/** Offers what could not be sent when this device's notebook was taken away, until it is let go. */
export function SetAsideNotice() {
  const [text, setText] = useState<string | null>(null)
  const open = device.value
  useEffect(() => {
    void open?.setAside().then(setText)
  }, [open])
  if (!open || text === null) return null
  return (
    <Notice
      kind="warning"
      title={t('storage:setAside.title')}
      actions={
        <>
          <Button kind="primary" onPress={() => saveFile(exportName(new Date()), text)}>
            {t('storage:setAside.save')}
          </Button>
          <Button onPress={() => void open.forgetSetAside().then(() => setText(null))}>{t('storage:setAside.forget')}</Button>
        </>
      }
    >
      <p>{t('storage:setAside.text')}</p>
    </Notice>
  )
}
