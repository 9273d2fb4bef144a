import { type Copy, copySchema } from '../../api/copy.ts'
import { correctionStates } from '../../domain/account/correction.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date, number, time } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { BackToData, useAsked, WhenLoaded } from './asked.tsx'
import { consentLines, consentName } from './consent-words.ts'
import { factName, factWords } from './fact-words.ts'
import { PrintedAnswers } from './printed-answers.tsx'
import { Lines, Section } from './printed-lines.tsx'
import { PrintedRecord } from './printed-record.tsx'
import { PrintedStory } from './printed-story.tsx'

/** The copy of everything as a page to read and to print. */
export function Print() {
  usePage(t('rights:print.title'))
  const loaded = useAsked('/api/rights/copy', copySchema)
  return (
    <div class="printed">
      <PageTitle>{t('rights:print.title')}</PageTitle>
      <WhenLoaded loaded={loaded}>
        {(copy) => (
          <>
            <p class="support">{t('rights:print.made', { date: date(copy.madeAt), time: time(copy.madeAt) })}</p>
            <p>{t('rights:print.lead')}</p>
            <p class="no-print">
              <Button onPress={() => print()}>{t('rights:print.button')}</Button>
            </p>
            <Contents copy={copy} />
          </>
        )}
      </WhenLoaded>
      <div class="no-print">
        <BackToData />
      </div>
    </div>
  )
}

function Contents({ copy }: { copy: Copy }) {
  return (
    <>
      <Account copy={copy} />
      <PrintedRecord notebook={copy.notebook} />
      <PrintedAnswers submissions={copy.submissions} />
      <Lines
        title={t('rights:print.consents')}
        lines={copy.consents.map((consent) => ({ id: consent.id, words: consentName(consent.kind), more: consentLines(consent) }))}
      />
      <Lines
        title={t('rights:print.applications')}
        lines={copy.applications.map((each) => ({ id: each.number, words: t('rights:print.application', { number: each.number }), more: [date(each.createdAt)] }))}
      />
      <Lines
        title={t('rights:print.corrections')}
        lines={copy.corrections.map(({ id, field, value, state, askedAt }) => ({
          id,
          words: t('rights:corrections.wish', { field: factName(field), value: factWords(field, value) }),
          more: [stateName(state), date(askedAt)],
        }))}
      />
      <Lines
        title={t('rights:print.addressChanges')}
        lines={copy.addressChanges.map(({ id, fromEmail, toEmail, askedAt }) => ({
          id, words: t('rights:print.addressChange', { from: fromEmail, to: toEmail }), more: [date(askedAt)],
        }))}
      />
      <Lines
        title={t('rights:print.devices')}
        lines={copy.sessions.map(({ id, createdAt, endedAt, revokedAt }) => ({
          id,
          words: t(endedAt ?? revokedAt ? 'rights:print.deviceEnded' : 'rights:print.device', { date: date(createdAt) }),
          more: [],
        }))}
      />
      <PrintedStory copy={copy} />
      <Lines title={t('rights:print.passkeys')} lines={copy.passkeys.map(({ id, name, createdAt }) => ({ id, words: name, more: [date(createdAt)] }))} />
      <Lines title={t('rights:print.mails')} lines={copy.mails.map(({ id, subject, createdAt }) => ({ id, words: subject, more: [date(createdAt)] }))} />
      <Lines
        title={t('rights:print.audit')}
        lead={t('rights:print.auditText')}
        lines={copy.audit.map(({ id, at, by, action }) => ({
          id, words: t('rights:print.auditLine', { by: roleName(by), action }), more: [`${date(at)} ${time(at)}`],
        }))}
      />
      <Section title={t('rights:print.rest')}>
        <dl class="right-facts">
          <div>
            <dt>{t('rights:print.historyCount')}</dt>
            <dd>{t('rights:print.count', { count: number(copy.history.length) })}</dd>
          </div>
        </dl>
      </Section>
    </>
  )
}

const stateName = (state: string): string => {
  const known = correctionStates.find((each) => each === state)
  return known ? t(`rights:corrections.state.${known}`) : state
}
const roles = ['office', 'administrator', 'university', 'console', 'registrant'] as const
const roleName = (by: string): string => {
  const role = roles.find((each) => each === by)
  return role ? t(`rights:print.by.${role}`) : by
}

function Account({ copy: { account } }: { copy: Copy }) {
  const facts = [
    [t('rights:print.name'), account.name],
    [factName('email'), account.email],
    [factName('jgradId'), account.jgradId ?? ''],
    [factName('expectedCompletion'), factWords('expectedCompletion', account.expectedCompletion)],
    [t('rights:print.created'), date(account.createdAt)],
  ].filter(([, words]) => words !== '')
  return (
    <Section title={t('rights:print.account')}>
      <dl class="right-facts">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
