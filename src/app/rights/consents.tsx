import { useState } from 'preact/hooks'
import { consentsSchema } from '../../api/rights.ts'
import { type OptionalConsent, optionalConsents } from '../../domain/account/consent.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { askOwn, BackToData, NotNowNotice, type NotNow, useAsked, WhenLoaded } from './asked.tsx'
import { consentName } from './consent-words.ts'
import { SurveyMails } from './survey-mails.tsx'

const path = '/api/rights/consents'

/** What I agreed to and when; what may be withdrawn alone, and what ends with the account. */
export function Consents() {
  usePage(t('rights:go.consents'))
  const loaded = useAsked(path, consentsSchema)
  const [said, setSaid] = useState<'gave' | 'withdrew' | null>(null)
  const [missed, setMissed] = useState<NotNow | null>(null)
  const put = async (kind: OptionalConsent, given: boolean) => {
    const asked = await askOwn({ method: 'PUT', path, body: { kind, given }, answer: consentsSchema })
    setMissed(asked.ok ? null : asked)
    setSaid(asked.ok ? (given ? 'gave' : 'withdrew') : null)
    if (asked.ok) loaded.put(asked.value)
  }
  return (
    <>
      <PageTitle>{t('rights:go.consents')}</PageTitle>
      <p>{t('rights:consents.lead')}</p>
      <output>{said && t(`rights:consents.${said}`)}</output>
      {missed && <NotNowNotice why={missed} />}
      <WhenLoaded loaded={loaded}>
        {({ consents, given }) => (
          <>
            <section class="history-day">
              <h2>{t('rights:consents.optionalTitle')}</h2>
              <p>{t('rights:consents.optionalText')}</p>
              <ul class="right-list">
                {optionalConsents.map((kind) => {
                  const holds = given.includes(kind)
                  return (
                    <li key={kind}>
                      <h3>{consentName(kind)}</h3>
                      <p>{t(`rights:consents.${kind}Text`)}</p>
                      <p>
                        <Tag kind={holds ? 'success' : 'plain'}>{t(holds ? 'rights:consents.isGiven' : 'rights:consents.isNotGiven')}</Tag>
                      </p>
                      {kind === 'role-model-contact' && holds && (
                        <p>
                          <Link href="/role-models/mine">{t('rights:consents.writeStory')}</Link>
                        </p>
                      )}
                      <p>
                        <Button onPress={() => void put(kind, !holds)}>
                          {t(holds ? 'rights:consents.withdraw' : 'rights:consents.give')}
                          <span class="said">{t('rights:corrections.about', { field: consentName(kind) })}</span>
                        </Button>
                      </p>
                    </li>
                  )
                })}
              </ul>
            </section>
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
                {consents.map(({ kind, version, at, withdrawnAt }) => (
                  <li key={`${kind} ${at}`}>
                    <h3>{consentName(kind)}</h3>
                    <p class="support">{t('rights:consents.version', { date: date(at), version })}</p>
                    {withdrawnAt !== null && <p class="support">{t('rights:consents.ended', { date: date(withdrawnAt) })}</p>}
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
