import { useState } from 'preact/hooks'
import { asksNothing, type Criteria } from '../../../domain/search/criteria.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Link } from '../../../ui/controls/Link.tsx'
import { AddIcon } from '../../../ui/icons/list-icons.tsx'
import { loadArea, t } from '../../../ui/text/text.ts'
import { notebook } from '../../shell/device.ts'
import { searchPath } from '../paths.ts'
import { presentSearch, searchFor } from '../present-search.ts'

/** Keeps what is searched for as a saved search, by one press, under a name made of its criteria. */
export function SaveThis({ criteria }: { criteria: Criteria }) {
  const [done, setDone] = useState<{ id: string; name: string; of: Criteria } | 'failed' | null>(null)
  const { from } = presentSearch.value
  const saved = done !== null && done !== 'failed' && done.of === criteria ? done : null
  const save = () => {
    store(criteria).then(
      (stored) => {
        setDone({ ...stored, of: criteria })
        searchFor({ criteria, from: stored.id })
      },
      (error: unknown) => {
        console.error('the search could not be stored', error)
        setDone('failed')
      },
    )
  }
  return (
    <div class="market-save">
      {!asksNothing(criteria) && saved === null && from === null && (
        <Button kind="quiet" icon={AddIcon} onPress={save}>
          {t('market:save')}
        </Button>
      )}
      <output>{saved && t('market:savedAs', { name: saved.name })}</output>
      {saved && <Link href={searchPath(saved.id)}>{t('market:rename')}</Link>}
      <p class="tool-problem" role="alert">
        {done === 'failed' && t('market:saveFailed')}
      </p>
    </div>
  )
}

async function store(criteria: Criteria): Promise<{ id: string; name: string }> {
  const book = notebook.peek()
  if (!book) throw new Error('nobody is signed in')
  const [{ storeSearch }] = await Promise.all([import('./store-search.ts'), loadArea('search')])
  return storeSearch(book, criteria)
}
