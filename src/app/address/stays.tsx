import { useState } from 'preact/hooks'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { t } from '../../ui/text/text.ts'
import { type AddressState, sayAddressStays } from '../shell/address-end.ts'
import { notebook } from '../shell/device.ts'

/** What a university's address means, and saying that this one stays: for graduates, some do. */
export function Stays({ email, state: { phase, stays } }: { email: string; state: AddressState }) {
  const [failed, setFailed] = useState(false)
  const said = typeof stays?.value === 'string' && stays.value.toLowerCase() === email.toLowerCase()
  const say = async (value: string | null) => {
    const book = notebook.peek()
    if (!book) return
    try {
      await sayAddressStays(book, value, stays)
      setFailed(false)
    } catch (error) {
      console.error('that the address stays could not be stored', error)
      setFailed(true)
    }
  }
  return (
    <>
      {said ? (
        <Notice
          kind="info"
          title={t('address:stays.said')}
          actions={
            <Button kind="quiet" onPress={() => void say(null)}>
              {t('address:stays.takeBack')}
            </Button>
          }
        />
      ) : (
        <Notice
          kind={phase ? 'warning' : 'info'}
          title={t(`address:phase.${phase ?? 'later'}`)}
          actions={<Button onPress={() => void say(email)}>{t('address:stays.say')}</Button>}
        >
          <p>{t('address:phase.text')}</p>
        </Notice>
      )}
      <div role="alert">{failed && <Notice kind="error" title={t('address:stays.failed')} />}</div>
    </>
  )
}
