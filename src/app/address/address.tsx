import { useEffect, useState } from 'preact/hooks'
import { addressStandingSchema } from '../../api/address.ts'
import { ask } from '../../device/ask.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { t } from '../../ui/text/text.ts'
import { followAddress, useAddressState } from '../shell/address-end.ts'
import { device, person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { SignInFirst } from '../shell/instead.ts'
import { EnterCode } from './enter-code.tsx'
import { NewAddress } from './new-address.tsx'
import { Stays } from './stays.tsx'

/** /me/address: the address that signs in, how long it lasts, and changing it. */
export function Address() {
  const who = person.value
  if (who === undefined) return <Skeleton lines={6} />
  return who ? <Own account={who.account} /> : <SignInFirst />
}

function Own({ account }: { account: string }) {
  usePage(t('address:title'))
  const state = useAddressState()
  const [asked, setAsked] = useState<string | null>(null)
  const [changed, setChanged] = useState(false)
  const open = device.value
  useEffect(() => {
    if (!open) return undefined
    let gone = false
    void ask(open.door, { method: 'GET', path: '/api/address', answer: addressStandingSchema, account }).then(async (answer) => {
      if (gone || !answer.ok) return
      setAsked(answer.value.asked)
      await followAddress(answer.value.email)
    })
    return () => {
      gone = true
    }
  }, [open, account])
  if (!open || !state) {
    return (
      <>
        <PageTitle>{t('address:title')}</PageTitle>
        <Skeleton lines={6} />
      </>
    )
  }
  const current = person.value?.email ?? state.email
  return (
    <>
      <PageTitle>{t('address:title')}</PageTitle>
      <div role="alert">
        {changed && (
          <Notice kind="success" title={t('address:changed.title')}>
            <p>{t('address:changed.text')}</p>
          </Notice>
        )}
      </div>
      <dl class="facts">
        <dt>{t('address:current')}</dt>
        <dd class="address">{current}</dd>
      </dl>
      {asked === null && state.ofUniversity && <Stays key={current} email={current} state={state} />}
      {asked === null ? (
        <NewAddress
          account={account}
          open={open}
          current={current}
          onAsked={(email) => {
            setChanged(false)
            setAsked(email)
          }}
        />
      ) : (
        <EnterCode
          account={account}
          open={open}
          email={asked}
          onOther={() => setAsked(null)}
          onChanged={(email) => {
            setAsked(null)
            setChanged(true)
            // The notebook learns it with the next sync.
            void followAddress(email).then(() => open.nudge())
          }}
        />
      )}
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('address:back')}
        </Link>
      </p>
    </>
  )
}
