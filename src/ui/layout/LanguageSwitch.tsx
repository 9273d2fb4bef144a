import { useState } from 'preact/hooks'
import { Button } from '../controls/Button.tsx'
import { LanguageIcon } from '../icons/icons.tsx'
import { language, setLanguage } from '../text/text.ts'

/**
 * Switches the language in place; `label` names the other one in itself, `failed` says that its texts did not come. The
 * focus stays where it is: in the middle of an answer, caret and composition go on.
 */
export function LanguageSwitch({ label, failed }: { label: string; failed: string }) {
  const [hasFailed, setHasFailed] = useState(false)
  const other = language.value === 'ja' ? 'en' : 'ja'
  const change = () => {
    setLanguage(other).then(
      () => setHasFailed(false),
      (error: unknown) => {
        console.warn('the other language could not be loaded', error)
        setHasFailed(true)
      },
    )
  }
  return (
    <>
      <Button kind="quiet" icon={LanguageIcon} lang={other} keepsFocus onPress={change}>
        {label}
      </Button>
      <output class="tool-problem">{hasFailed ? failed : ''}</output>
    </>
  )
}
