import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { t } from '../../ui/text/text.ts'

interface StoryGoesTooProps {
  open: boolean
  /** Whether everybody reads the story now, in this or an earlier wording. */
  isPublished: boolean
  onKeep: () => void
  onWithdraw: () => void
}

/** Asks before a consent is withdrawn with which the person's story goes. */
export function StoryGoesToo({ open, isPublished, onKeep, onWithdraw }: StoryGoesTooProps) {
  return (
    <Dialog
      open={open}
      title={t('rights:consents.story.title')}
      onClose={onKeep}
      actions={
        <>
          <Button onPress={onKeep}>{t('rights:consents.story.keep')}</Button>
          <Button kind="primary" onPress={onWithdraw}>
            {t('rights:consents.story.confirm')}
          </Button>
        </>
      }
    >
      <p>{t(isPublished ? 'rights:consents.story.published' : 'rights:consents.story.sent')}</p>
      <p>{t('rights:consents.story.stays')}</p>
    </Dialog>
  )
}
