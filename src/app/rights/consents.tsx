import { useState } from 'preact/hooks'
import { consentsSchema } from '../../api/rights.ts'
import { type OptionalConsent, optionalConsents } from '../../domain/account/consent.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { t } from '../../ui/text/text.ts'
import { device } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { askOwn, BackToData, NotNowNotice, type NotNow, useAsked, WhenLoaded } from './asked.tsx'
import { consentLines, consentName, consentState } from './consent-words.ts'
import { StoryGoesToo } from './story-goes-too.tsx'
import { SurveyMails } from './survey-mails.tsx'

const path = '/api/rights/consents'

/** What I agreed to and when; what may be withdrawn alone, and what ends with the account. */
export function Consents() {
  usePage(t('rights:go.consents'))
  const loaded = useAsked(path, consentsSchema)
  const [said, setSaid] = useState<'gave' | 'withdrew' | null>(null)
  const [missed, setMissed] = useState<NotNow | null>(null)
  const [asking, setAsking] = useState(false)
  const put = async (kind: OptionalConsent, given: boolean) => {
    setAsking(false)
    const asked = await askOwn({ method: 'PUT', path, body: { kind, given }, answer: consentsSchema })
    setMissed(asked.ok ? null : asked)
    setSaid(asked.ok ? (given ? 'gave' : 'withdrew') : null)
    if (!asked.ok) return
    loaded.put(asked.value)
    // That the story went with it stands in the notebook.
    if (!given) device.value?.nudge()
  }
  return (
    <>
      <PageTitle>{t('rights:go.consents')}</PageTitle>
      <p>{t('rights:consents.lead')}</p>
      <output>{said && t(`rights:consents.${said}`)}</output>
      {missed && <NotNowNotice why={missed} />}
      <WhenLoaded loaded={loaded}>
        {({ consents, story, ...told }) => (
          <>
            <section class="history-day">
              <h2>{t('rights:consents.optionalTitle')}</h2>
              <p>{t('rights:consents.optionalText')}</p>
              <ul class="right-list">
                {optionalConsents.map((kind) => {
                  const { holds, words } = consentState(kind, told)
                  return (
                    <li key={kind}>
                      <h3>{consentName(kind)}</h3>
                      <p>{t(`rights:consents.${kind}Text`)}</p>
                      <p>
                        <Tag kind={holds ? 'success' : 'plain'}>{words}</Tag>
                      </p>
                      {kind === 'role-model-contact' && holds && (
                        <p>
                          <Link href="/role-models/mine">{t('rights:consents.writeStory')}</Link>
                        </p>
                      )}
                      <p>
                        <Button onPress={() => (kind === 'role-model-contact' && holds && story ? setAsking(true) : void put(kind, !holds))}>
                          {t(holds ? 'rights:consents.withdraw' : 'rights:consents.give')}
                          <span class="said">{t('rights:corrections.about', { field: consentName(kind) })}</span>
                        </Button>
                      </p>
                    </li>
                  )
                })}
              </ul>
            </section>
            <StoryGoesToo
              open={asking}
              isPublished={story?.isPublished === true}
              onKeep={() => setAsking(false)}
              onWithdraw={() => void put('role-model-contact', false)}
            />
            <SurveyMails />
            <section class="right">
              <h2>{t('rights:consents.basisTitle')}</h2>
              <p>{t('rights:consents.basisText')}</p>
              <p>
                <Link href="/me/data/close">{t('rights:consents.basisLink')}</Link>
              </p>
            </section>
            <section class="history-day">
              <h2>{t('rights:consents.recordTitle')}</h2>
              {consents.length === 0 && <p class="support">{t('rights:consents.none')}</p>}
              <ul class="right-list">
                {consents.map((consent) => (
                  <li key={`${consent.kind} ${consent.at}`}>
                    <h3>{consentName(consent.kind)}</h3>
                    {consentLines(consent).map((line) => (
                      <p key={line} class="support">
                        {line}
                      </p>
                    ))}
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </WhenLoaded>
      <BackToData />
    </>
  )
}
