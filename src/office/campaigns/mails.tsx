import { useEffect, useState } from 'preact/hooks'
import { type CampaignMail, campaignMailsSchema } from '../../api/office-campaigns.ts'
import { type Language, languages } from '../../domain/language.ts'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { language, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'

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
      {mails && (
        <fieldset class="mails-readers">
          <legend class="said">{t('office-mails:templates.reader')}</legend>
          {languages.map((each) => (
            <button key={each} type="button" class="mails-reader" aria-pressed={each === reader} onClick={() => setReader(each)}>
              {t(`office-mails:templates.for.${each}`)}
            </button>
          ))}
        </fieldset>
      )}
      {mails?.map(({ name, subject, text }) => (
        <section key={name} class="mails-preview office-wide" aria-labelledby={`campaign-mail-${name}`}>
          <h2 id={`campaign-mail-${name}`}>{subject[reader]}</h2>
          <pre class="mails-text">{text[reader]}</pre>
        </section>
      ))}
    </>
  )
}
