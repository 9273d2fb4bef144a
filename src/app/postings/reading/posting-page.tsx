import { useEffect, useState } from 'preact/hooks'
import type { Posting } from '../../../domain/posting/posting.ts'
import { saidIn } from '../../../domain/posting/said-in.ts'
import { foldedWords } from '../../../domain/search/folded-words.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { BackIcon, DownloadIcon } from '../../../ui/icons/icons.tsx'
import { PageTitle } from '../../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../../ui/layout/Skeleton.tsx'
import { StickyActions } from '../../../ui/layout/StickyActions.tsx'
import { bytes } from '../../../ui/text/format.ts'
import { language, t } from '../../../ui/text/text.ts'
import { usePage } from '../../shell/page.tsx'
import { KeepButton } from '../kept/keep-button.tsx'
import { type Market, today, useMarket } from '../market/market.ts'
import { marketPath } from '../paths.ts'
import { presentSearch } from '../present-search.ts'
import { Actions, WayOn } from './actions.tsx'
import { Reading } from './reading.tsx'

/** One posting, read from this phone. */
export function PostingPage({ id }: { id: string }) {
  const market = useMarket()
  if (!market) return <Skeleton lines={8} />
  return <Opened market={market} id={id} />
}

/** What reading needs of the postings. */
export type Shelf = Pick<Market, 'postings' | 'here' | 'taking' | 'take'>

/** A posting among postings that are open. */
export function Opened({ market, id }: { market: Shelf; id: string }) {
  const posting = usePosting(market, id)
  if (posting === undefined || (posting === null && market.here.value === undefined)) return <Skeleton lines={8} />
  return posting ? <Read market={market} posting={posting} /> : <Missing market={market} />
}

/** Undefined: not read yet; null: not here. Read again when other postings arrive. */
function usePosting({ postings }: Shelf, id: string): Posting | null | undefined {
  const [state, setState] = useState<{ posting?: Posting | null; error?: unknown }>({})
  useEffect(() => {
    let gone = false
    const read = () => {
      postings.read(id).then(
        (posting) => !gone && setState({ posting: posting ?? null }),
        (error: unknown) => !gone && setState({ error }),
      )
    }
    read()
    const unwatch = postings.watch(read)
    return () => {
      gone = true
      unwatch()
    }
  }, [postings, id])
  if (state.error !== undefined) throw state.error
  return state.posting
}

function Read({ market, posting }: { market: Shelf; posting: Posting }) {
  const { texts, ...heading } = posting
  const title = saidIn(heading.title, language.value)
  usePage(title?.text ?? '')
  const { all, any } = presentSearch.value.criteria
  const words = foldedWords(`${all} ${any}`)
  return (
    <>
      <Reading heading={heading} texts={texts} words={words} today={today()} below={<KeepButton posting={posting} />} />
      {texts === null && (
        <Notice
          title={t('posting:noTexts')}
          actions={
            market.taking.value !== 'under-way' && (
              <Button icon={DownloadIcon} onPress={() => market.take(true)}>
                {t('posting:fetchTexts', { size: bytes(market.here.value?.missingBytes ?? 0) })}
              </Button>
            )
          }
        >
          <p>{t(market.taking.value === 'offline' ? 'posting:noTextsOffline' : 'posting:noTextsMeans')}</p>
        </Notice>
      )}
      <Actions heading={heading} texts={texts} />
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={marketPath}>
          {t('posting:back')}
        </Link>
        <WayOn heading={heading} texts={texts} />
      </StickyActions>
    </>
  )
}

function Missing({ market }: { market: Shelf }) {
  usePage(t('posting:missing.title'))
  return (
    <>
      <PageTitle>{t('posting:missing.title')}</PageTitle>
      <p>{t(market.here.value ? 'posting:missing.text' : 'posting:missing.nothingHere')}</p>
      <StickyActions>
        <Link kind="primary" icon={BackIcon} href={marketPath}>
          {t('posting:back')}
        </Link>
      </StickyActions>
    </>
  )
}
