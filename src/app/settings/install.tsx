import type { ComponentChildren } from 'preact'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon, InstallIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { install, installed, installPrompt, type Platform, platform } from '../shell/install.ts'
import { usePage } from '../shell/page.tsx'
import { AddPicture, AddressBarPicture, ConfirmPicture, MenuPicture, SharePicture } from './install-pictures.tsx'

/** How to put the app on this device, the person's own kind of device first. */
export function Install() {
  usePage(t('install:title'))
  const own = platform()
  const order: Platform[] = [own, ...(['ios', 'android', 'desktop'] as const).filter((other) => other !== own)]
  return (
    <>
      <PageTitle>{t('install:title')}</PageTitle>
      <p>{t(installed.value ? 'install:installed' : 'install:lead')}</p>
      {installPrompt.value && (
        <p class="actions">
          <Button kind="primary" icon={InstallIcon} onPress={() => void install()}>
            {t('install:button')}
          </Button>
        </p>
      )}
      {order.map((each) => (
        <Way key={each} platform={each} />
      ))}
      <p class="actions">
        <Link kind="quiet" icon={BackIcon} href="/me">
          {t('install:back')}
        </Link>
      </p>
    </>
  )
}

function Way({ platform }: { platform: Platform }) {
  return (
    <section class="setting">
      <h2>{t(`install:${platform}.title`)}</h2>
      <ol class="steps">
        {platform === 'ios' && (
          <>
            <Step picture={<SharePicture />}>{t('install:ios.share')}</Step>
            <Step picture={<AddPicture />}>{t('install:ios.add')}</Step>
            <Step picture={<ConfirmPicture />}>{t('install:ios.confirm')}</Step>
          </>
        )}
        {platform === 'android' && (
          <>
            <Step picture={<MenuPicture />}>{t('install:android.menu')}</Step>
            <Step picture={<AddPicture />}>{t('install:android.add')}</Step>
            <Step picture={<ConfirmPicture />}>{t('install:android.confirm')}</Step>
          </>
        )}
        {platform === 'desktop' && <Step picture={<AddressBarPicture />}>{t('install:desktop.add')}</Step>}
      </ol>
      {platform === 'ios' && <p class="support">{t('install:ios.signIn')}</p>}
    </section>
  )
}

const Step = ({ picture, children }: { picture: ComponentChildren; children: string }) => (
  <li class="step">
    {picture}
    <span>{children}</span>
  </li>
)
