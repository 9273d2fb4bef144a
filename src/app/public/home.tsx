import './public.css'
import { useEffect, useState } from 'preact/hooks'
import { Link } from '../../ui/controls/Link.tsx'
import { DeviceIcon, EditIcon, PersonIcon, SignInIcon, SyncIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { PageLinks } from '../shell/page-links.tsx'
import { BookmarkIcon } from './bookmark-icon.tsx'
import { officialSite } from './office.ts'
import { Passage } from '../shell/words.tsx'

const gifts = { offline: DeviceIcon, pause: SyncIcon, record: EditIcon, postings: BookmarkIcon, private: PersonIcon } as const
const steps = ['member', 'ask', 'receive'] as const

/** What JGRAD is, what it gives and how to come in, for whoever is not signed in. */
export function PublicHome() {
  usePage(t('public:welcome.title'))
  // What the eye falls on first is painted first; laying out the whole page at once takes slow phones twice as long.
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setWhole(true))
    return () => clearTimeout(timer)
  }, [])
  const description = t('public:description')
  useEffect(() => {
    document.querySelector('meta[name="description"]')?.setAttribute('content', description)
  }, [description])
  return (
    <>
      <div class="hero">
        <img class="hero-mark" src="/favicon.svg" alt="" width="64" height="64" />
        <PageTitle>{t('public:welcome.title')}</PageTitle>
        <p class="hero-lead">{t('public:welcome.lead')}</p>
        <p class="actions">
          <Link kind="primary" icon={SignInIcon} href="/sign-in">
            {t('public:welcome.signIn')}
          </Link>
          <Link kind="secondary" href="/apply">
            {t('public:welcome.apply')}
          </Link>
          <Link href="/help">{t('public:welcome.account')}</Link>
        </p>
        <p class="support">{t('public:welcome.how')}</p>
      </div>
      {whole && <Rest />}
    </>
  )
}

function Rest() {
  return (
    <>
      <section class="passage">
        <h2>{t('public:gives.title')}</h2>
        <ul class="gifts">
          {Object.entries(gifts).map(([name, Icon]) => (
            <li key={name}>
              <Icon />
              <div>
                <h3>{t(`public:gives.${name as keyof typeof gifts}.title`)}</h3>
                <p>{t(`public:gives.${name as keyof typeof gifts}.text`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <Passage title={t('public:who.title')} text={t('public:who.text')} />
      <Passage title={t('public:apply.title')}>
        <ol class="apply">
          {steps.map((step) => (
            <li key={step}>{t(`public:apply.${step}`)}</li>
          ))}
        </ol>
        <p class="support">{t('public:apply.other')}</p>
        <p>
          <Link kind="secondary" href="/apply">
            {t('public:welcome.apply')}
          </Link>
        </p>
        <p>
          <a class="link" href={officialSite}>
            {t('public:apply.site')}
          </a>
        </p>
      </Passage>
      <PageLinks />
    </>
  )
}
