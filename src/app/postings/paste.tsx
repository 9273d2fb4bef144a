import { useState } from 'preact/hooks'
import { asksNothing, type Criteria } from '../../domain/search/criteria.ts'
import { readJrecinAddress } from '../../domain/search/jrecin.ts'
import { Fold } from '../../ui/controls/Fold.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { t } from '../../ui/text/text.ts'

/** Takes over the criteria of a search made on JREC-IN, from the address of its results. Nothing is asked of the network. */
export function Paste({ onRead }: { onRead: (criteria: Criteria) => void }) {
  const [state, setState] = useState<'untouched' | 'wrong' | 'done'>('untouched')
  const read = (text: string) => {
    const criteria = readJrecinAddress(text)
    if (criteria) onRead(criteria)
    setState(text.trim() === '' ? 'untouched' : criteria && !asksNothing(criteria) ? 'done' : 'wrong')
  }
  return (
    <Fold title={t('postings:paste.title')}>
      <TextField
        id="search-paste"
        label={t('postings:paste.label')}
        support={t('postings:paste.hint')}
        shown=""
        autoCapitalize="off"
        spellCheck={false}
        error={state === 'wrong' ? t('postings:paste.wrong') : undefined}
        onInput={read}
      />
      <output>{state === 'done' && t('postings:paste.done')}</output>
    </Fold>
  )
}
