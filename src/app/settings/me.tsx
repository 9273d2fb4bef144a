import { Link } from '../../ui/controls/Link.tsx'
import { EditIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { language, setLanguage, t } from '../../ui/text/text.ts'
import { device, person, syncState } from '../shell/device.ts'
import { installed } from '../shell/install.ts'
import { kept } from '../shell/kept.ts'
import { usePage } from '../shell/page.tsx'
import { Notifications } from '../shell/push-parts.ts'
import { PageLinks } from '../shell/page-links.tsx'
import { build } from '../shell/reload.ts'
import { languages } from '../../domain/language.ts'
import { Account } from './account.tsx'
import { Export } from './export.tsx'
import { SignOut } from './sign-out.tsx'
import { Storage } from './storage.tsx'

/** Who is signed in, and what can be set on this device. */
export function Me() {
  usePage(t('settings:title'))
  const who = person.value
  const byLink = who?.scope !== undefined
  const refused = syncState.value?.refused ?? 0
  const conflicts = kept.value.length
  return (
    <>
      <PageTitle>{t('settings:title')}</PageTitle>
      {who === null && (
        <section class="setting">
          <p>{t('settings:signedOut')}</p>
          <p class="actions">
            <Link kind="primary" href="/sign-in?back=%2Fme">
              {t('settings:signIn')}
            </Link>
          </p>
        </section>
      )}
      {byLink && (
        <section class="setting">
          <h2>{t('settings:byLink.title')}</h2>
          <p>{t('settings:byLink.text')}</p>
          <p class="actions">
            <Link kind="primary" href="/sign-in?back=%2Fme">
              {t('settings:signIn')}
            </Link>
            <Link kind="secondary" href="/survey">
              {t('settings:byLink.survey')}
            </Link>
          </p>
        </section>
      )}
      {conflicts > 0 && (
        <section class="setting">
          <h2>{t('settings:conflicts.title')}</h2>
          <p>
            <Link href="/me/conflicts">{t('settings:conflicts.link', { count: conflicts })}</Link>
          </p>
        </section>
      )}
      {refused > 0 && (
        <section class="setting">
          <h2>{t('settings:refused.title')}</h2>
          <p>{t('settings:refused.text', { count: refused })}</p>
          <p>
            <Link href="/me/sync">{t('settings:refused.link')}</Link>
          </p>
        </section>
      )}
      {who && !byLink && (
        <section class="setting">
          <h2>{t('settings:profile.title')}</h2>
          <p>{t('settings:profile.text')}</p>
          <p class="actions">
            <Link kind="secondary" icon={EditIcon} href="/me/profile">
              {t('settings:profile.link')}
            </Link>
          </p>
        </section>
      )}
      {who && !byLink && <Account name={who.name} />}
      <LanguageChoice />
      {!syncState.value?.shared && (
        <section class="setting">
          <h2>{t('settings:install.title')}</h2>
          <p>{t(installed.value ? 'settings:install.installed' : 'settings:install.text')}</p>
          {!installed.value && (
            <p>
              <Link href="/me/install">{t('settings:install.link')}</Link>
            </p>
          )}
        </section>
      )}
      {who && !byLink && <Notifications />}
      {device.value && <Storage open={device.value} />}
      {who && <Export />}
      {who && (
        <section class="setting">
          <SignOut />
        </section>
      )}
      <section class="setting setting-about">
        <h2>{t('settings:about.title')}</h2>
        <p class="support">
          {t('settings:about.build')} {build}
        </p>
        <PageLinks />
      </section>
    </>
  )
}

function LanguageChoice() {
  return (
    <fieldset class="setting language-choice">
      <legend>{t('settings:language.title')}</legend>
      {languages.map((each) => (
        <label key={each} class="choice" lang={each}>
          <input
            class="choice-box"
            type="radio"
            name="language"
            checked={language.value === each}
            onChange={() => {
              setLanguage(each).catch((error: unknown) => console.warn('the language could not be loaded', error))
            }}
          />
          <span class="choice-words">{t(`settings:language.${each}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
