import { useState } from 'preact/hooks'
import type { KeptApplication } from '../../device/storage/application-database.ts'
import { checkStep, formStepNames } from '../../domain/application/fill-in.ts'
import { privacyVersion } from '../../domain/application/privacy.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { Fold } from '../../ui/controls/Fold.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { Passage, Words } from '../shell/words.tsx'
import { eraseDraft } from './draft.ts'
import { fillContext } from './fill-context.ts'
import { checkPath, statusPath, stepPath } from './paths.ts'

const texts = ['purpose', 'what', 'shown', 'rights', 'policy'] as const

/** The treatment of personal information, in plain words: the text of the page of that name, in the version agreed to. */
export const PrivacyText = () => (
  <>
    <p class="support">{t('guide:privacy.version', { date: date(privacyVersion) })}</p>
    {texts.map((name) => (
      <div key={name} class="apply-text">
        <h3>{t(`guide:privacy.${name}.title`)}</h3>
        <Words text={t(`guide:privacy.${name}.text`)} />
      </div>
    ))}
  </>
)

/** Before one begins: who may apply, what is needed, and what becomes of it. */
export function Start({ kept }: { kept: KeptApplication | null }) {
  usePage(t('apply:start.title'))
  const received = kept?.standing && !kept.mends
  const begun = kept !== null && Object.keys(kept.filled).length > 0
  const next = formStepNames.find((step) => step === 'university' ? !kept?.filled['university'] : checkStep(step, kept?.filled ?? {}, fillContext([])).some(({ problem }) => problem === 'empty'))
  return (
    <>
      <PageTitle>{t('apply:start.title')}</PageTitle>
      {person.value && (
        <Notice title={t('apply:start.signedIn')} actions={<Link href="/">{t('public:pages.home')}</Link>}>
          <p>{t('apply:start.signedInText')}</p>
        </Notice>
      )}
      {(received || kept?.sealed) && (
        <Notice title={t(kept.sealed ? 'apply:start.sealed' : 'apply:start.received')} actions={<Link href={statusPath}>{t('apply:start.see')}</Link>} />
      )}
      <p>{t('apply:start.lead')}</p>
      <Passage title={t('public:who.title')} text={t('public:who.text')} />
      <Passage title={t('apply:start.needTitle')} text={t('apply:start.need')} />
      <Passage title={t('apply:start.thenTitle')} text={t('apply:start.then')} />
      <section class="passage">
        <h2>{t('guide:privacy.title')}</h2>
        <p>{t('apply:start.privacy')}</p>
        <Fold title={t('apply:start.readPrivacy')}>
          <PrivacyText />
        </Fold>
      </section>
      {!received && !kept?.sealed && (
        <p class="actions">
          <Link kind="primary" icon={NextIcon} href={next === undefined ? checkPath : stepPath(next)}>
            {t(begun ? 'apply:start.continue' : 'apply:start.begin')}
          </Link>
        </p>
      )}
      <p>
        <Link href={statusPath}>{t('apply:start.number')}</Link>
      </p>
      <p>
        <Link href="/help">{t('public:welcome.account')}</Link>
      </p>
      {kept && <Erase received={Boolean(received)} />}
    </>
  )
}

/** Erases what this device keeps of the application, after asking. */
export function Erase({ received, words = t('apply:erase.button') }: { received: boolean; words?: string }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <p class="actions actions-quiet">
        <Button kind="quiet" onPress={() => setAsking(true)}>
          {words}
        </Button>
      </p>
      <Dialog
        open={asking}
        title={t('apply:erase.title')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('apply:erase.cancel')}</Button>
            <Button
              kind="primary"
              onPress={() => {
                setAsking(false)
                void eraseDraft()
              }}
            >
              {t('apply:erase.confirm')}
            </Button>
          </>
        }
      >
        <p>{t(received ? 'apply:erase.received' : 'apply:erase.unsent')}</p>
      </Dialog>
    </>
  )
}
