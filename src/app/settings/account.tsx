import { Link } from '../../ui/controls/Link.tsx'
import { WarningIcon } from '../../ui/icons/icons.tsx'
import { t } from '../../ui/text/text.ts'
import { profileId } from '../../domain/notebook.ts'
import { useAddressState } from '../shell/address-end.ts'
import { person, useLoaded } from '../shell/device.ts'

const pages = ['passkeys', 'devices', 'data', 'notices'] as const
const paths = { passkeys: '/me/passkeys', devices: '/me/devices', data: '/me/data', notices: '/notices' } as const

/** Who is signed in, under which id and address, and the ways to all that has to do with the account. */
export function Account({ name }: { name: string }) {
  const jgradId = useLoaded('jgrad-id', ['notebook'], async (_, book) => (await book?.read('profile', profileId))?.get('jgradId')?.value)
  const address = useAddressState()
  return (
    <section class="setting">
      <h2>{t('settings:account.title')}</h2>
      <dl class="facts">
        <dt>{t('settings:account.name')}</dt>
        <dd>{name}</dd>
        {typeof jgradId === 'string' && (
          <>
            <dt>{t('settings:account.jgradId')}</dt>
            <dd class="jgrad-id">{jgradId}</dd>
          </>
        )}
        <dt>{t('settings:account.email')}</dt>
        <dd class="address">{address?.email ?? person.value?.email}</dd>
        {address?.phase && (
          <dd class="address-ends">
            <WarningIcon /> {t(`settings:account.ends.${address.phase}`)}
          </dd>
        )}
      </dl>
      <nav aria-label={t('settings:account.links')}>
        <ul class="account-links">
          <li>
            <Link href="/me/address">{t('settings:account.address')}</Link>
          </li>
          {pages.map((page) => (
            <li key={page}>
              <Link href={paths[page]}>{t(`settings:account.${page}`)}</Link>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}
