import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { device, person } from './device.ts'
import { exportName, saveFile } from './save-file.ts'
import { takeUpdate, updateWaits } from './update-waits.ts'

/** A new version that waits: taken when the person says so, with every word stored first. */
export function UpdatePrompt() {
  if (!updateWaits.value) return null
  return (
    <div class="prompt">
      <output>{t('shell:update.ready')}</output>
      <Button keepsFocus onPress={takeUpdate}>
        {t('shell:update.take')}
      </Button>
    </div>
  )
}

/** What could not be sent when the server took this device's notebook away: offered until it is kept or let go. */
export function SetAsidePrompt() {
  const [text, setText] = useState<string | null>(null)
  const open = device.value
  const who = person.value
  useEffect(() => {
    let gone = false
    void open?.setAside().then((found) => {
      if (!gone) setText(found)
    })
    return () => {
      gone = true
    }
  }, [open, who])
  if (!open || text === null) return null
  return (
    <Notice
      kind="warning"
      title={t('shell:setAside.title')}
      actions={
        <>
          <Button kind="primary" onPress={() => saveFile(exportName(new Date()), text)}>
            {t('shell:setAside.save')}
          </Button>
          <Button onPress={() => void open.forgetSetAside().then(() => setText(null))}>{t('shell:setAside.forget')}</Button>
        </>
      }
    >
      <p>{t('shell:setAside.text')}</p>
    </Notice>
  )
}
