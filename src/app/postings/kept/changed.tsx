import { useState } from 'preact/hooks'
import { copyOf } from '../../../domain/posting/keep.ts'
import { changedSince, type Difference, type KeptCopy } from '../../../domain/posting/kept.ts'
import type { Posting } from '../../../domain/posting/posting.ts'
import { Button } from '../../../ui/controls/Button.tsx'
import { Notice } from '../../../ui/controls/Notice.tsx'
import { date } from '../../../ui/text/format.ts'
import { t } from '../../../ui/text/text.ts'
import { openPostingsHere } from '../../shell/postings-here.ts'
import { partName } from './part-name.ts'

interface Props {
  copy: KeptCopy
  /** The posting as it is published now. */
  posting: Posting
  onTake: (copy: KeptCopy) => void
}

/** What was changed in a posting since it was kept, and the way to keep it as it is now. Nothing where nothing was. */
export function Changed({ copy, posting, onTake }: Props) {
  const [took, setTook] = useState(false)
  const changes = changedSince(copy, posting)
  const take = async () => {
    const here = await (await openPostingsHere()).here()
    if (!here) return
    // Without texts at hand those that were kept are better than none.
    onTake({ ...copyOf(posting, here), texts: posting.texts ?? copy.texts })
    setTook(true)
  }
  if (changes.length === 0) return <output>{took && t('kept:took')}</output>
  return (
    <Notice
      kind="warning"
      title={t('kept:changedTitle')}
      actions={<Button onPress={() => void take()}>{t('kept:changedTake')}</Button>}
    >
      <ul class="kept-changes">
        {changes.map((change) => (
          <li key={change}>{words(change, copy, posting)}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** A deadline is told with both days, as it is what matters; of anything else, that it changed. */
function words(change: Difference, { heading }: KeptCopy, posting: Posting): string {
  const name = partName(change)
  if (change !== 'closesOn') return name
  const day = (when: string | null) => (when === null ? t('kept:none') : date(when))
  return t('kept:now', { name, before: day(heading.closesOn), after: day(posting.closesOn) })
}
