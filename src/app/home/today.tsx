import type { Sealed } from '../../device/device.ts'
import { Link } from '../../ui/controls/Link.tsx'
import { NextIcon } from '../../ui/icons/icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { date, lastMinute } from '../../ui/text/format.ts'
import { local, t } from '../../ui/text/text.ts'
import { Attention } from '../shell/attention.ts'
import { now, useLoaded } from '../shell/device.ts'
import { InstallOffer } from '../shell/install-offer.ts'
import { kept } from '../shell/kept.ts'
import { usePage } from '../shell/page.tsx'
import { type Standing, standings } from '../shell/standing.ts'

/** The one thing that is due, or that nothing is. */
export function Today({ name }: { name: string }) {
  const found = useLoaded('home', ['catalogue', 'notebook'], async (open, book) =>
    book
      ? {
          all: await standings(open, book, now()),
          received: open.sync().lastReceived !== null,
        }
      : null,
  )
  usePage(t('shell:places.home'))
  if (!found) {
    return (
      <>
        <PageTitle>{t('home:greeting', { name })}</PageTitle>
        <Skeleton lines={4} />
      </>
    )
  }
  const due = found.all.find(({ phase, sealed, started }) => phase === 'open' || sealed || (phase === 'closed' && started))
  return (
    <>
      <PageTitle>{t('home:greeting', { name })}</PageTitle>
      {due ? (
        <Card standing={due} />
      ) : (
        <div class="empty">
          <p class="empty-title">{t(found.received ? 'home:nothing.title' : 'home:waiting.title')}</p>
          <p>{t(found.received ? 'home:nothing.text' : 'home:waiting.text')}</p>
        </div>
      )}
      {kept.value.length > 0 && (
        <p>
          {t('home:conflicts', { count: kept.value.length })} <Link href="/me/conflicts">{t('home:conflictsSee')}</Link>
        </p>
      )}
      <Attention />
      {due && (due.started || due.sealed) && <InstallOffer />}
    </>
  )
}

function Card({ standing }: { standing: Standing }) {
  const { campaign, sealed } = standing
  return (
    <section class="card" aria-labelledby="due">
      <h2 class="card-title" id="due">
        {local(campaign.title)}
      </h2>
      {sealed ? <SealedWords sealed={sealed} campaign={campaign.id} /> : <OpenWords standing={standing} />}
    </section>
  )
}

function OpenWords({ standing: { campaign, phase, started, ready, outlook } }: { standing: Standing }) {
  const closed = phase === 'closed'
  return (
    <>
      <p class="card-until">{t(closed ? 'home:due.closedDraft' : 'home:due.open', { date: date(lastMinute(campaign.closesAt)) })}</p>
      {outlook && !started && <p>{t('home:due.atMost', { count: outlook.items, minutes: outlook.minutes })}</p>}
      {outlook && started && (
        <>
          <progress class="progress-bar" value={outlook.answered} max={outlook.items} aria-label={local(campaign.title)} />
          <p>{ready ? t('home:due.allAnswered') : t('home:due.left', { count: outlook.left })}</p>
        </>
      )}
      <p class="actions">
        <Link kind="primary" icon={NextIcon} href={`/survey/${campaign.id}${ready ? '/check' : ''}`}>
          {t(closed ? 'home:due.openDraft' : !started ? 'home:due.begin' : ready ? 'home:due.check' : 'home:due.continue')}
        </Link>
      </p>
    </>
  )
}

function SealedWords({ sealed, campaign }: { sealed: Sealed; campaign: string }) {
  return (
    <>
      <p>{t(`home:sealed.${sealed.state}`)}</p>
      {sealed.receipt && (
        <p>
          {t(sealed.state === 'differs' ? 'home:sealed.firstNumber' : 'home:sealed.number')} <span class="receipt-number">{sealed.receipt.number}</span>
        </p>
      )}
      <p class="actions">
        <Link kind={sealed.state === 'refused' ? 'primary' : 'secondary'} href={`/survey/${campaign}/sent`}>
          {t(sealed.state === 'refused' ? 'home:sealed.mend' : sealed.state === 'differs' ? 'home:sealed.compare' : 'home:sealed.see')}
        </Link>
      </p>
    </>
  )
}
