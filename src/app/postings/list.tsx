import './list.css'
import { useState } from 'preact/hooks'
import { asksNothing } from '../../domain/search/criteria.ts'
import { jrecinAddress } from '../../domain/search/jrecin.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { BackIcon, DownIcon, EditIcon } from '../../ui/icons/icons.tsx'
import { AddIcon, CopyIcon, OpenIcon, OrderIcon, RemoveIcon, UpIcon } from '../../ui/icons/list-icons.tsx'
import { PageTitle } from '../../ui/layout/PageTitle.tsx'
import { Skeleton } from '../../ui/layout/Skeleton.tsx'
import { StickyActions } from '../../ui/layout/StickyActions.tsx'
import type { ResearchTable } from '../../ui/search/code-words.ts'
import { describeCriteria } from '../../ui/search/describe-criteria.ts'
import { language, t } from '../../ui/text/text.ts'
import { usePage } from '../shell/page.tsx'
import { AlertLine } from './alerts/parts.ts'
import { CriteriaWords } from './criteria-words.tsx'
import { marketPath, newPath, searchPath } from './paths.ts'
import { RunSearch } from './run-search.tsx'
import type { SavedSearch } from './saved-search.ts'
import type { SearchList, Undoable } from './search-list.ts'
import { lineId, nameOf, undoId, useActs, useResearchTable, useSearchList } from './use-searches.ts'

/** The saved searches in the person's own order, each opening the same search on JREC-IN. */
export function List() {
  const searches = useSearchList()
  const list = searches?.shown.value
  const table = useResearchTable(list)
  const [act, run] = useActs()
  const [ordering, setOrdering] = useState(false)
  usePage(t('postings:title'))
  const undoable = searches?.undoable.value
  const empty = list?.length === 0
  const undo = async (found: SearchList, { search }: Undoable) => {
    await found.undo()
    return { words: t('postings:back', { name: nameOf(search) }), focus: lineId(search.id) }
  }
  return (
    <>
      <PageTitle>{t('postings:title')}</PageTitle>
      <p>{t('postings:lead')}</p>
      {searches && undoable && (
        <div class="prompt">
          <span>{t('postings:removed', { name: nameOf(undoable.search) })}</span>
          <Button id={undoId} onPress={() => run(undo(searches, undoable))}>
            {t('postings:undo')}
          </Button>
        </div>
      )}
      <output class="said">{act.words}</output>
      <p class="tool-problem" role="alert">
        {act.failed && t('postings:failed')}
      </p>
      {!searches || !list || table === undefined ? (
        <Skeleton lines={6} />
      ) : empty ? (
        <div class="empty">
          <p class="empty-title">{t('postings:empty.title')}</p>
          <p>{t('postings:empty.text')}</p>
        </div>
      ) : (
        <section class="searches">
          <div class="searches-head">
            <h2>{t('postings:searches')}</h2>
            {(list.length > 1 || ordering) && (
              <Button kind="quiet" icon={OrderIcon} onPress={() => setOrdering(!ordering)}>
                {t(ordering ? 'postings:reorderDone' : 'postings:reorder')}
              </Button>
            )}
          </div>
          <ol class="search-list">
            {list.map((search, index) => (
              <li key={search.id} class="search">
                {ordering ? (
                  <Mover search={search} searches={searches} run={run} first={index === 0} last={index === list.length - 1} />
                ) : (
                  <Line search={search} searches={searches} run={run} table={table} />
                )}
              </li>
            ))}
          </ol>
          <p class="support">{t('postings:network')}</p>
        </section>
      )}
      <StickyActions>
        <Link kind="quiet" icon={BackIcon} href={marketPath}>
          {t('postings:market')}
        </Link>
        <Link kind={empty ? 'primary' : 'secondary'} icon={AddIcon} href={newPath}>
          {t('postings:new')}
        </Link>
      </StickyActions>
    </>
  )
}

interface Props {
  search: SavedSearch
  searches: SearchList
  run: ReturnType<typeof useActs>[1]
}

/** So many entries of a criterion are named in the list; the others are counted. */
const mostNamed = 3

function Line({ search, searches, run, table }: Props & { table: ResearchTable }) {
  const name = nameOf(search)
  const copy = async () => {
    const copyName = t('postings:copyName', { name })
    return { words: t('postings:copied', { name: copyName }), focus: lineId(await searches.copy(search, copyName)) }
  }
  const remove = async () => {
    await searches.remove(search)
    return { words: t('postings:removed', { name }), focus: undoId }
  }
  const about = t('postings:about', { name })
  const said = <span class="said">{about}</span>
  return (
    <>
      <h3 class="search-name">
        <a class="link" id={lineId(search.id)} href={searchPath(search.id)}>
          {name}
        </a>
      </h3>
      {asksNothing(search.criteria) ? (
        <p class="support">{t('postings:everything')}</p>
      ) : (
        <CriteriaWords lines={describeCriteria(search.criteria, table, mostNamed)} />
      )}
      <AlertLine search={search} />
      <div class="search-actions">
        <RunSearch search={search} about={name}>
          {t('postings:run')}
        </RunSearch>
        <Link kind="quiet" icon={OpenIcon} href={jrecinAddress(search.criteria, language.value)} about={about} external>
          {t('search:open')}
        </Link>
        <Link kind="quiet" icon={EditIcon} href={searchPath(search.id)} about={about}>
          {t('postings:edit')}
        </Link>
        <Button kind="quiet" icon={CopyIcon} onPress={() => run(copy())}>
          {t('postings:copy')}
          {said}
        </Button>
        <Button kind="quiet" icon={RemoveIcon} onPress={() => run(remove())}>
          {t('postings:remove')}
          {said}
        </Button>
      </div>
    </>
  )
}

function Mover({ search, searches, run, first, last }: Props & { first: boolean; last: boolean }) {
  const name = nameOf(search)
  const move = async (by: 1 | -1) => {
    const place = await searches.move(search.id, by)
    return { words: place === null ? '' : t('postings:moved', { name, place }) }
  }
  const said = <span class="said">{t('postings:about', { name })}</span>
  return (
    <div class="search-mover">
      <span class="search-moved">{name}</span>
      <Button icon={UpIcon} busy={first} onPress={() => run(move(-1))}>
        {t('postings:up')}
        {said}
      </Button>
      <Button icon={DownIcon} busy={last} onPress={() => run(move(1))}>
        {t('postings:down')}
        {said}
      </Button>
    </div>
  )
}
