import type { MailSeen, MailState } from '../../api/office-mails.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { Tag } from '../../ui/controls/Tag.tsx'
import { date, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'

/** A day and the time of day. */
export const moment = (at: string): string => `${date(at)} ${time(at)}`

const kinds = { waiting: 'info', sent: 'success', failed: 'error', bounced: 'error' } as const satisfies Record<MailState, string>

/** What became of a mail in a word, why it did not arrive, and when it is tried again. */
export const State = ({ mail: { state, failure, dueAt, attempts } }: { mail: MailSeen }) => (
  <>
    <Tag kind={kinds[state]}>{t(`office-mails:state.${state}`)}</Tag>
    {failure && (
      <span class="table-more">
        {t(`office-mails:failure.${failure.kind}`)} <span class="mails-status">{failure.status}</span>
      </span>
    )}
    {dueAt !== null && attempts > 0 && <span class="table-more">{t('office-mails:outbox.next', { at: moment(dueAt) })}</span>}
  </>
)

/** Whom a mail is about, below its address. */
export function About({ mail: { account, application } }: { mail: MailSeen }) {
  return (
    <>
      {account && <span class="table-more">{[account.name || t('office-mails:erased'), account.jgradId].filter(Boolean).join(' ')}</span>}
      {application !== null && <span class="table-more">{t('office-mails:application', { number: showReceiptNumber(application) })}</span>}
    </>
  )
}
