import { useEffect, useState } from 'preact/hooks'
import { type CampaignMail, campaignMailsSchema } from '../../api/office-campaigns.ts'
import type { Language } from '../../domain/language.ts'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { language, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { ReaderSwitch } from '../controls/ReaderSwitch.tsx'

/** The mails of a campaign as their readers get them, in either language. */
export function CampaignMails({ id }: { id: string }) {
  const [mails, setMails] = useState<readonly CampaignMail[] | null>(null)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [reader, setReader] = useState<Language>(language.value)
  useEffect(() => {
    void ask('GET', `/api/office/campaigns/${encodeURIComponent(id)}/mails`, campaignMailsSchema).then((answer) => (answer.ok ? setMails(answer.value.mails) : setFailure(answer)))
  }, [id])
  return (
    <>
      <p class="office-quiet">{t('office-campaigns:mailsLead')}</p>
      <Failure of={failure} />
      {mails === null && failure === null && <Skeleton lines={8} />}
      {mails && <ReaderSwitch reader={reader} onChange={setReader} />}
      {mails?.map(({ name, subject, text }) => (
        <section key={name} class="mails-preview office-wide" aria-labelledby={`campaign-mail-${name}`}>
          <h2 id={`campaign-mail-${name}`}>{subject[reader]}</h2>
          <pre class="mails-text">{text[reader]}</pre>
        </section>
      ))}
    </>
  )
}
