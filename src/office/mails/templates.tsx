import { useEffect, useState } from 'preact/hooks'
import { type MailTemplate, mailTemplatesSchema } from '../../api/office-mails.ts'
import type { Language } from '../../domain/language.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { language, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { ReaderSwitch } from '../controls/ReaderSwitch.tsx'
import { usePage } from '../shell/page.ts'
import { MailSections } from './sections.tsx'

/** What each mail looks like to readers of either language, with made-up values. */
export function Templates({ name }: { name: string | null }) {
  usePage(t('office-mails:templates.title'))
  const [templates, setTemplates] = useState<readonly MailTemplate[]>([])
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  useEffect(() => {
    void ask('GET', '/api/office/mails/templates', mailTemplatesSchema).then((answer) => {
      setFailure(answer)
      if (answer.ok) setTemplates(answer.value.templates)
    })
  }, [])
  const shown = templates.find((template) => template.name === name) ?? templates[0]
  return (
    <>
      <PageTitle>{t('office-mails:templates.title')}</PageTitle>
      <MailSections at="templates" />
      <p class="office-quiet">{t('office-mails:templates.lead')}</p>
      <Failure of={failure} />
      {!failure && templates.length === 0 && <Skeleton lines={6} />}
      {shown && (
        <div class={name === null ? 'mails-templates mails-templates-all' : 'mails-templates mails-templates-one'}>
          <nav aria-label={t('office-mails:templates.list')}>
            <ul class="mails-list">
              {templates.map((template) => (
                <li key={template.name}>
                  <a
                    class="mails-choice"
                    href={`/office/mails/templates/${encodeURIComponent(template.name)}`}
                    aria-current={template.name === name ? 'page' : template === shown ? 'true' : undefined}
                  >
                    {subjectIn(template, language.value)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="mails-shown">
            <p class="mails-back">
              <Link href="/office/mails/templates" icon={BackIcon}>
                {t('office-mails:templates.list')}
              </Link>
            </p>
            <Preview key={shown.name} template={shown} />
          </div>
        </div>
      )}
    </>
  )
}

/** The part of a subject that is in one language: both stand in it, the reader's own first. */
const subjectIn = ({ subject }: MailTemplate, of: Language): string => subject[of].split(' / ')[0] ?? subject[of]

function Preview({ template }: { template: MailTemplate }) {
  const [reader, setReader] = useState<Language>(language.value)
  return (
    <section class="mails-preview" aria-labelledby="mails-preview">
      <h2 id="mails-preview">{subjectIn(template, language.value)}</h2>
      <ReaderSwitch reader={reader} onChange={setReader} />
      <dl class="office-facts">
        <dt>{t('office-mails:templates.subject')}</dt>
        <dd>{template.subject[reader]}</dd>
      </dl>
      <pre class="mails-text">{template.text[reader]}</pre>
    </section>
  )
}
