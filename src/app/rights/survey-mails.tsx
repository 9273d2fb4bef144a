import { useState } from 'preact/hooks'
import { mailStopSchema } from '../../api/mail-stops.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Tag } from '../../ui/controls/Tag.tsx'
import { t } from '../../ui/text/text.ts'
import { askOwn, NotNowNotice, type NotNow, useAsked, WhenLoaded } from './asked.tsx'

const path = '/api/mail-stops'

/** Whether I get mails about surveys: the same choice as the link at the end of each of them. */
export function SurveyMails() {
  const loaded = useAsked(path, mailStopSchema)
  const [said, setSaid] = useState<'mailsStopped' | 'mailsResumed' | null>(null)
  const [missed, setMissed] = useState<NotNow | null>(null)
  const put = async (stopped: boolean) => {
    const asked = await askOwn({ method: 'PUT', path, body: { stopped }, answer: mailStopSchema })
    setMissed(asked.ok ? null : asked)
    setSaid(asked.ok ? (stopped ? 'mailsStopped' : 'mailsResumed') : null)
    if (asked.ok) loaded.put(asked.value)
  }
  return (
    <section class="right">
      <h2>{t('rights:consents.mailsTitle')}</h2>
      <p>{t('rights:consents.mailsText')}</p>
      <output>{said && t(`rights:consents.${said}`)}</output>
      {missed && <NotNowNotice why={missed} />}
      <WhenLoaded loaded={loaded}>
        {({ stopped }) => (
          <>
            <p>
              <Tag kind={stopped ? 'plain' : 'success'}>{t(stopped ? 'rights:consents.mailsOff' : 'rights:consents.mailsOn')}</Tag>
            </p>
            <p>
              <Button onPress={() => void put(!stopped)}>{t(stopped ? 'rights:consents.mailsResume' : 'rights:consents.mailsStop')}</Button>
            </p>
          </>
        )}
      </WhenLoaded>
    </section>
  )
}
