import type { Taken } from '../../../device/postings/postings.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { DownloadIcon, SyncIcon } from '../../../ui/icons/icons.tsx'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { ago, bytes, number } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { now } from '../../shell/device.ts'
import type { Market } from './market.ts'

const problems = {
  offline: 'market:problem.offline',
  cut: 'market:problem.cut',
  full: 'market:problem.full',
  unknown: 'market:problem.unknown',
} as const satisfies Record<Exclude<Taken, 'kept'>, string>

/** What is here of the postings, how old it is, and what can be done where something of it is not. */
export function Standing({ market }: { market: Market }) {
  const here = market.here.value
  const taking = market.taking.value
  const again = (
    <Button icon={SyncIcon} onPress={() => market.take()}>
      {t('market:again')}
    </Button>
  )
  if (here === undefined) return null
  if (here === null) {
    if (taking === 'idle' || taking === 'under-way') {
      return (
        <>
          <output class="support">{t('market:fetching')}</output>
          <Skeleton lines={8} />
        </>
      )
    }
    const why = taking === 'kept' ? 'market:problem.nothing' : problems[taking]
    return (
      <Notice kind="info" title={t('market:noneHere')} actions={again}>
        <p>{t(why)}</p>
      </Notice>
    )
  }
  const isRecent = now() - Date.parse(here.madeAt) < 60 * 60_000
  const age = isRecent ? t('market:withinHour') : ago(here.madeAt, now())
  const fetching = taking === 'under-way'
  return (
    <div class="market-standing">
      <p class="support">{t('market:asOf', { count: here.count, shown: number(here.count), age })}</p>
      <output class="support">{fetching ? t('market:fetchingNewer') : ''}</output>
      {!fetching && (taking === 'cut' || taking === 'full' || taking === 'unknown') && (
        <Notice kind="warning" title={t('market:older')} actions={again}>
          <p>{t(problems[taking])}</p>
        </Notice>
      )}
      {!fetching && here.texts !== 'all' && (
        <Notice
          title={t('market:withoutTexts')}
          actions={
            <Button icon={DownloadIcon} onPress={() => market.take(true)}>
              {t('market:fetchTexts', { size: bytes(here.missingBytes) })}
            </Button>
          }
        >
          <p>{t('market:withoutTextsMeans')}</p>
        </Notice>
      )}
    </div>
  )
}
