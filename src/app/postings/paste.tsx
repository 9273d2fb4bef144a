import { useState } from 'preact/hooks'
import { asksNothing, type Criteria } from '../../domain/search/criteria.ts'
import { readJrecinAddress } from '../../domain/search/jrecin-read.ts'
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
    <Fold title={t('criteria:paste.title')}>
      <TextField
        id="search-paste"
        label={t('criteria:paste.label')}
        support={t('criteria:paste.hint')}
        shown=""
        autoCapitalize="off"
        spellCheck={false}
        error={state === 'wrong' ? t('criteria:paste.wrong') : undefined}
        onInput={read}
      />
      <output>{state === 'done' && t('criteria:paste.done')}</output>
    </Fold>
  )
}
