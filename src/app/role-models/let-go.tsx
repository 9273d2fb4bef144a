import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import { type KeptStory, setKept } from './keeping.ts'

/** Lets a kept story go that is on this page alone. */
export function LetGo({ kept }: { kept: KeptStory }) {
  const [failed, setFailed] = useState(false)
  const book = notebook.value
  if (!book) return null
  const letGo = () =>
    setKept(book, kept.id, null).catch((error: unknown) => {
      console.error('a story could not be let go', error)
      setFailed(true)
    })
  return (
    <>
      <Button kind="quiet" onPress={() => void letGo()}>
        {t('role-models:keep.letGo')}
      </Button>
      <span class="story-failed" role="alert">
        {failed && t('role-models:keep.failed')}
      </span>
    </>
  )
}
