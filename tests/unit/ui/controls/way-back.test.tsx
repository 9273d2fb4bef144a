import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { TextField } from '../../../../src/ui/controls/TextField.tsx'
import { keepTextsOnTheWayBack } from '../../../../src/ui/controls/way-back.ts'
import { t } from '../../../../src/ui/text/text.ts'
import { byId, show } from '../render.tsx'

test('fields have their texts, typed ones too, when a browser sets them back on the way back to a page', async () => {
  keepTextsOnTheWayBack()
  await show(
    <form>
      <TextField id="known" label={t('ui:year')} shown="佐藤" onInput={() => undefined} />
      <TextField id="typed" label={t('ui:month')} shown="" onInput={() => undefined} />
    </form>,
  )
  const typed = byId('typed', HTMLInputElement)
  await userEvent.type(typed, '高橋')
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  // What WebKit does to each field without autocompletion.
  typed.form?.reset()
  expect(byId('known', HTMLInputElement).value).toBe('佐藤')
  expect(typed.value).toBe('高橋')
})
