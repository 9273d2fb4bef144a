import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { t } from '../../ui/text/text.ts'
import { device, person } from './device.ts'
import { SetAside } from './storage-parts.ts'
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
  const open = device.value
  const who = person.value
  const [there, setThere] = useState(false)
  useEffect(() => {
    let gone = false
    void open?.setAside().then((found) => {
      if (!gone) setThere(found !== null)
    })
    return () => {
      gone = true
    }
  }, [open, who])
  return there ? <SetAside /> : null
}
