import { useState } from 'preact/hooks'
import { type Closure, closureSchema } from '../../api/rights.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { date } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { device, person } from '../shell/device.ts'
import { usePage } from '../shell/page.tsx'
import { askOwn, BackToData, type Loaded, NotNowNotice, type NotNow, useAsked, WhenLoaded } from './asked.tsx'
import { factWords } from './fact-words.ts'

const path = '/api/rights/closure'

/** What closing the account means, before it is asked twice; for one that is being closed, the way back. */
export function Close() {
  usePage(t('rights:close.title'))
  const loaded = useAsked(path, closureSchema)
  const [kept, setKept] = useState(false)
  return (
    <>
      <PageTitle>{t('rights:close.title')}</PageTitle>
      <output>{kept && t('rights:close.kept')}</output>
      <WhenLoaded loaded={loaded}>
        {(closure) =>
          person.value?.role !== 'registrant' ? (
            <p>{t('rights:close.officeOnly')}</p>
          ) : closure.closesAt === null ? (
            <Before closure={closure} />
          ) : (
            <Closing closure={closure} loaded={loaded} onKept={() => setKept(true)} />
          )
        }
      </WhenLoaded>
      <BackToData />
    </>
  )
}

function Closing({ closure, loaded, onKept }: { closure: Closure; loaded: Loaded<Closure>; onKept: () => void }) {
  const [missed, setMissed] = useState<NotNow | null>(null)
  const keep = async () => {
    const asked = await askOwn({ method: 'DELETE', path, answer: closureSchema })
    setMissed(asked.ok ? null : asked)
    if (!asked.ok) return
    device.value?.nudge()
    onKept()
    loaded.put(asked.value)
  }
  return (
    <>
      <Notice
        kind="warning"
        title={t('rights:close.closing')}
        actions={
          <Button kind="primary" onPress={() => void keep()}>
            {t('rights:close.keep')}
          </Button>
        }
      >
        <p>{t('rights:close.closingText', { date: date(closure.closesAt ?? '') })}</p>
      </Notice>
      {missed && <NotNowNotice why={missed} />}
      <Keeps keeps={closure.keeps} />
    </>
  )
}

const Before = ({ closure: { days, keeps } }: { closure: Closure }) => (
  <>
    <p>{t('rights:close.lead')}</p>
    <ul class="right-points">
      <li>{t('rights:close.after', { days })}</li>
      <li>{t('rights:close.erased', { days })}</li>
      <li>{t('rights:close.consent')}</li>
      <li>{t('rights:close.survey')}</li>
      <li>{t('rights:close.audit')}</li>
    </ul>
    <Keeps keeps={keeps} />
    <p>
      {t('rights:close.copyFirst')} <Link href="/me/data">{t('rights:close.copyLink')}</Link>
    </p>
    <p class="actions">
      <Link kind="secondary" href="/me/data/close/confirm">
        {t('rights:close.next')}
      </Link>
    </p>
  </>
)

/** Exactly what would stay of this person for statistics. */
function Keeps({ keeps: { entryYear, completionYear, largeField, surveys, choices } }: Pick<Closure, 'keeps'>) {
  return (
    <section class="right">
      <h2>{t('rights:close.keepsTitle')}</h2>
      <p>{t('rights:close.keepsText')}</p>
      <dl class="right-facts">
        <div>
          <dt>{t('rights:close.keepsEntryYear')}</dt>
          <dd>{factWords('entryYear', entryYear ?? undefined) || t('rights:nothing')}</dd>
        </div>
        <div>
          <dt>{t('rights:close.keepsCompletionYear')}</dt>
          <dd>{completionYear === null ? t('rights:nothing') : t('rights:close.keepsYear', { year: String(completionYear) })}</dd>
        </div>
        <div>
          <dt>{t('rights:close.keepsField')}</dt>
          <dd>{largeField ? local(largeField) : t('rights:nothing')}</dd>
        </div>
        <div>
          <dt>{t('rights:close.keepsChoices')}</dt>
          <dd>{surveys === 0 ? t('rights:nothing') : t('rights:close.keepsCount', { surveys, choices })}</dd>
        </div>
      </dl>
    </section>
  )
}
