import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { LanguageIcon } from '../../ui/icons/icons.tsx'
import { language, setLanguage, t } from '../../ui/text/text.ts'

/** Switches the language in place, named in the language it switches to; what is being written stays as it is. */
export function LanguageSwitch() {
  const [failed, setFailed] = useState(false)
  const other = language.value === 'ja' ? 'en' : 'ja'
  const change = () => {
    setLanguage(other).then(
      () => setFailed(false),
      (error: unknown) => {
        console.warn('the other language could not be loaded', error)
        setFailed(true)
      },
    )
  }
  return (
    <>
      <Button kind="quiet" icon={LanguageIcon} lang={other} keepsFocus onPress={change}>
        {t('office:otherLanguage')}
      </Button>
      <output>{failed ? t('office:languageFailed') : ''}</output>
    </>
  )
}
