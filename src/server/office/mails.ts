import { Hono } from 'hono'
import { type MailPage, mailFailureKinds, mailSearchSchema, type MailSeen, mailsPerPage, type MailTemplate } from '../../api/office-mails.ts'
import { recordAudit } from '../accounts/audit.ts'
import { answerJson } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { isResendable, resendMail } from '../mail/resend.ts'
import { previewMails } from '../mail/sample-values.ts'
import { titleOf } from '../mail/templates.ts'
import type { Services } from '../services.ts'
import { countMails, findMail, findMails, type MailOfPerson, readMailsAbout } from '../store/mails.ts'
import type { OfficeBindings } from './guard.ts'

const maxBytes = 8 * 1024

/** The mails, below `/api/office/mails`: what they look like, what became of each, and sending one once more. */
export function mailRoutes(services: Services): Hono<OfficeBindings> {
  const { store, clock, post } = services
  const routes = new Hono<OfficeBindings>()

  routes.get('/templates', (c) => answerJson(c, 200, { templates: previewMails() satisfies MailTemplate[] }))

  routes.post('/search', async (c) => {
    const body = await readBody(c.req.raw, mailSearchSchema, maxBytes)
    if (!body.ok) return body.answer
    const { state, text, page } = body.value
    const found = await store.write(async (tx) => {
      const what = await readMailsAbout(tx, text)
      const { rows, total } = await findMails(tx, { what, state, limit: mailsPerPage, offset: page * mailsPerPage })
      // Which pages were turned to says nothing more: the first one is noted, and not what was typed.
      if (page === 0) {
        const about = what === null || 'text' in what ? {} : what
        await recordAudit(tx, { actor: c.get('actor'), action: 'mails.list', ...about, detail: { state, searched: what !== null } }, clock())
      }
      return { mails: rows.map(seen), total, counts: await countMails(tx) } satisfies MailPage
    })
    return answerJson(c, 200, found)
  })

  routes.post('/:id/open', async (c) => {
    const mail = await store.write(async (tx) => {
      const row = await findMail(tx, c.req.param('id'))
      if (!row) return null
      const { account, application, template } = row
      await recordAudit(tx, { actor: c.get('actor'), action: 'mails.open', account, application, detail: { template } }, clock())
      return row
    })
    return mail ? answerJson(c, 200, withText(mail)) : problem('not-found')
  })

  routes.post('/:id/resend', async (c) => {
    const resent = await resendMail(services, c.req.param('id'), c.get('actor'))
    if (!resent.ok) return problem(resent.problem)
    await post.soon()
    const mail = await store.read((tx) => findMail(tx, resent.id))
    return mail ? answerJson(c, 201, withText(mail)) : problem('not-found')
  })

  return routes
}

/** A mail as the office is shown it in a list. */
function seen(mail: MailOfPerson): MailSeen {
  const { id, template, subject, recipient, language, state, attempts, createdAt, sentAt, dueAt, account, application } = mail
  const [kind, ...status] = mail.failure?.split(' ') ?? []
  const known = mailFailureKinds.find((each) => each === kind)
  return {
    id,
    template,
    title: titleOf(template) ?? { ja: subject, en: subject },
    recipient,
    language,
    state,
    attempts,
    createdAt,
    sentAt,
    dueAt: state === 'waiting' ? dueAt : null,
    failure: mail.failure === null ? null : { kind: known ?? 'unclear', status: status.join(' ') },
    account: account === null ? null : { id: account, name: mail.accountName ?? '', jgradId: mail.jgradId },
    application,
    resendable: isResendable(mail),
  }
}

/** The same with its text. What opens something is nobody's but its reader's, also while it waits. */
const withText = (mail: MailOfPerson): MailSeen => ({ ...seen(mail), text: mail.secret === 1 || mail.text === '' ? null : mail.text })
