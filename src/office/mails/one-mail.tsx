import { signal } from '@preact/signals'
import { useLocation } from 'preact-iso/router'
import { useEffect, useState } from 'preact/hooks'
import { mailSchema, type MailSeen } from '../../api/office-mails.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { BackIcon, SendIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { usePage } from '../shell/page.ts'
import { About, moment, State } from './words.tsx'

/** The mail that was just made of another one: its page says so. */
const justSent = signal<string | null>(null)

/** One mail: to whom it went, what became of it, its text where that is kept, and sending it once more. */
export function OneMail({ id }: { id: string }) {
  const { route } = useLocation()
  const [mail, setMail] = useState<MailSeen | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [sending, setSending] = useState(false)
  usePage(mail ? local(mail.title) : t('office-mails:title'))
  const path = `/api/office/mails/${encodeURIComponent(id)}`
  useEffect(() => {
    void ask('POST', `${path}/open`, mailSchema, {}).then((answer) => {
      setFailure(answer)
      if (answer.ok) setMail(answer.value)
    })
  }, [path])
  const resend = async () => {
    setSending(true)
    const answer = await ask('POST', `${path}/resend`, mailSchema, {})
    setSending(false)
    setFailure(answer)
    if (!answer.ok) return
    justSent.value = answer.value.id
    route(`/office/mails/${encodeURIComponent(answer.value.id)}`)
  }
  return (
    <>
      <p>
        <Link href="/office/mails" icon={BackIcon}>
          {t('office-mails:one.back')}
        </Link>
      </p>
      <PageTitle>{mail ? local(mail.title) : t('office-mails:title')}</PageTitle>
      <output>{justSent.value === id && mail && <Notice kind="success" title={t('office-mails:one.sentAgain')} />}</output>
      <Failure of={failure} />
      {mail === null && !failure && <Skeleton lines={6} />}
      {mail && (
        <>
          <Facts mail={mail} />
          {mail.state === 'bounced' && <Notice kind="warning" title={t('office-mails:one.bouncedTitle')}>{t('office-mails:one.bouncedText')}</Notice>}
          <h2>{t('office-mails:one.text')}</h2>
          {mail.text ? <pre class="mails-text">{mail.text}</pre> : <p>{t('office-mails:one.noText')}</p>}
          {mail.resendable ? (
            <div class="office-actions">
              <Button icon={SendIcon} busy={sending} describedBy="mails-resend" onPress={() => void resend()}>
                {t('office-mails:one.resend')}
              </Button>
              <p id="mails-resend" class="office-quiet">
                {t(mail.text ? 'office-mails:one.resendSame' : 'office-mails:one.resendCode')}
              </p>
            </div>
          ) : (
            mail.state !== 'waiting' && <p class="office-quiet">{t('office-mails:one.notResendable')}</p>
          )}
        </>
      )}
    </>
  )
}

const Facts = ({ mail }: { mail: MailSeen }) => (
  <dl class="office-facts">
    <dt>{t('office-mails:column.recipient')}</dt>
    <dd>
      {mail.recipient}
      <About mail={mail} />
    </dd>
    <dt>{t('office-mails:column.state')}</dt>
    <dd>
      <State mail={mail} />
    </dd>
    <dt>{t('office-mails:column.createdAt')}</dt>
    <dd>{moment(mail.createdAt)}</dd>
    {mail.sentAt !== null && (
      <>
        <dt>{t('office-mails:one.sentAt')}</dt>
        <dd>{moment(mail.sentAt)}</dd>
      </>
    )}
    <dt>{t('office-mails:one.attempts')}</dt>
    <dd>{t('office-mails:one.times', { count: mail.attempts })}</dd>
  </dl>
)
