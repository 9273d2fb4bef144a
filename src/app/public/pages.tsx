import './public.css'
import { useLocation } from 'preact-iso/router'
import { privacyVersion } from '../../domain/application/privacy.ts'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { NotFound } from '../shell/instead.ts'
import { usePage } from '../shell/page.tsx'
import { PageLinks } from '../shell/page-links.tsx'
import { build } from '../shell/reload.ts'
import { officeMail, officialSite } from './office.ts'
import { Passage, Words } from '../shell/words.tsx'

/** Days on which the texts of that page were last changed. A new text of the privacy page is a new version of it. */
const dated = { privacy: privacyVersion, accessibility: '2026-11-22' } as const

/** The pages that anybody may read, by their address. */
export function PublicPages() {
  const { path } = useLocation()
  if (path === '/about') return <About />
  if (path === '/help') return <Help />
  if (path === '/privacy') return <Privacy />
  if (path === '/accessibility') return <Accessibility />
  if (path === '/contact') return <Contact />
  return <NotFound />
}

const Title = ({ children }: { children: string }) => {
  usePage(children)
  return <PageTitle>{children}</PageTitle>
}

function End({ at }: { at: string }) {
  return (
    <>
      <PageLinks at={at} />
      <p>
        <Link kind="quiet" icon={BackIcon} href="/">
          {t('public:pages.home')}
        </Link>
      </p>
    </>
  )
}

const Site = () => (
  <p>
    <a class="link" href={officialSite}>
      {t('public:apply.site')}
    </a>
  </p>
)

function About() {
  return (
    <>
      <Title>{t('guide:about.title')}</Title>
      {(['purpose', 'runner', 'after', 'names'] as const).map((name) => (
        <Passage key={name} title={t(`guide:about.${name}.title`)} text={t(`guide:about.${name}.text`)} />
      ))}
      <Site />
      <End at="about" />
    </>
  )
}

const questions = ['account', 'code', 'address', 'seen', 'offline', 'shared', 'lost', 'install'] as const

function Help() {
  return (
    <>
      <Title>{t('guide:help.title')}</Title>
      <div class="questions">
        {questions.map((name, index) => (
          <details key={name} open={index === 0}>
            <summary>
              <h2>{t(`guide:help.${name}.question`)}</h2>
            </summary>
            <Words text={t(`guide:help.${name}.answer`)} />
            {name === 'install' && (
              <p>
                <Link href="/me/install">{t('guide:help.installLink')}</Link>
              </p>
            )}
          </details>
        ))}
      </div>
      <End at="help" />
    </>
  )
}

function Privacy() {
  return (
    <>
      <Title>{t('guide:privacy.title')}</Title>
      <p class="support">{t('guide:privacy.version', { date: date(dated.privacy) })}</p>
      {(['purpose', 'what', 'shown', 'device', 'rights', 'policy'] as const).map((name) => (
        <Passage key={name} title={t(`guide:privacy.${name}.title`)} text={t(`guide:privacy.${name}.text`)} />
      ))}
      <Site />
      <End at="privacy" />
    </>
  )
}

function Accessibility() {
  return (
    <>
      <Title>{t('guide:accessibility.title')}</Title>
      <p class="support">{t('guide:accessibility.version', { date: date(dated.accessibility) })}</p>
      {(['aim', 'now', 'how', 'known', 'tell'] as const).map((name) => (
        <Passage key={name} title={t(`guide:accessibility.${name}.title`)} text={t(`guide:accessibility.${name}.text`)} />
      ))}
      <End at="accessibility" />
    </>
  )
}

function Contact() {
  return (
    <>
      <Title>{t('guide:contact.title')}</Title>
      <Passage title={t('guide:contact.office.title')} text={t('guide:contact.office.text')}>
        <p>
          <a class="link address" href={`mailto:${officeMail}`}>
            {officeMail}
          </a>
        </p>
      </Passage>
      <Passage title={t('guide:contact.write.title')} text={t('guide:contact.write.text')}>
        <dl class="facts">
          <dt>{t('guide:contact.build')}</dt>
          <dd>{build}</dd>
        </dl>
      </Passage>
      <Passage title={t('guide:contact.site.title')} text={t('guide:contact.site.text')}>
        <Site />
      </Passage>
      <End at="contact" />
    </>
  )
}
