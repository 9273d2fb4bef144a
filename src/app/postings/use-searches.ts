import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Notebook } from '../../device/device.ts'
import type { ResearchTable } from '../../ui/search/code-words.ts'
import { t } from '../../ui/text/text.ts'
import { notebook } from '../shell/device.ts'
import { namesFields, type SavedSearch } from './saved-search.ts'
import { openSearchList, type SearchList } from './search-list.ts'

/** The name that a search goes by. */
export const nameOf = ({ name }: Pick<SavedSearch, 'name'>): string => name || t('postings:unnamed')

/** The ids of what the person goes on from. */
export const lineId = (id: string): string => `search-${id}`
export const undoId = 'undo-removal'

/** The list for as long as the page stands; null until there is a notebook. */
export function useSearchList(): SearchList | null {
  const [opened, setOpened] = useState<{ book: Notebook; list: SearchList } | null>(null)
  const book = notebook.value
  useEffect(() => {
    if (!book) return undefined
    const list = openSearchList(book)
    setOpened({ book, list })
    return () => list.close()
  }, [book])
  return opened !== null && opened.book === book ? opened.list : null
}

/** The table of research fields, loaded when a search names one. Undefined while a table that is needed is on its way. */
export function useResearchTable(searches: readonly SavedSearch[] | undefined): ResearchTable | undefined {
  const [table, setTable] = useState<{ loaded?: ResearchTable; error?: unknown }>({})
  const needed = searches?.some(namesFields) === true
  useEffect(() => {
    if (!needed) return undefined
    let gone = false
    import('../../domain/codes/research-fields.ts').then(
      (loaded) => !gone && setTable({ loaded }),
      (error: unknown) => !gone && setTable({ error }),
    )
    return () => {
      gone = true
    }
  }, [needed])
  if (table.error !== undefined) throw table.error
  return needed ? table.loaded : null
}

/** What has just been done, to be said. */
export interface Act {
  words: string
  /** Whether it could not be stored. */
  failed: boolean
}

/**
 * Runs what the list can do and tells how it ended; brings the focus to the element with the id that `work` resolves
 * to, once it is there.
 */
export function useActs(): [Act, (work: Promise<{ words: string; focus?: string }>) => void] {
  const [act, setAct] = useState<Act>({ words: '', failed: false })
  const focusRef = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    const target = focusRef.current === undefined ? null : document.getElementById(focusRef.current)
    if (!target) return
    focusRef.current = undefined
    target.focus()
  })
  const run = (work: Promise<{ words: string; focus?: string }>) => {
    work.then(
      ({ words, focus }) => {
        focusRef.current = focus
        setAct({ words, failed: false })
      },
      (error: unknown) => {
        console.error('a saved search could not be changed', error)
        setAct({ words: '', failed: true })
      },
    )
  }
  return [act, run]
}
