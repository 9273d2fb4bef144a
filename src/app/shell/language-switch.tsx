import { useState } from 'preact/hooks'
import { LanguageIcon } from '../../ui/icons/icons.tsx'
import { language, setLanguage, t } from '../../ui/text/text.ts'
import { Button } from '../../ui/controls/Button.tsx'

/**
 * Switches the language in place, named in the language it switches to. The focus stays where it is: in the middle of
 * an answer, caret and composition go on.
 */
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
        {t('shell:otherLanguage')}
      </Button>
      <output class="tool-problem">{failed ? t('shell:languageFailed') : ''}</output>
    </>
  )
}
