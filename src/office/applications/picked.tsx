import { useState } from 'preact/hooks'
import type { Decided } from '../../api/office-applications.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { t } from '../../ui/text/text.ts'
import type { Asked } from '../ask.ts'
import { Confirm, type Deed, type Meant, Outcome } from './decide.tsx'
import { load, picked, pickedItems } from './place.ts'

const deeds: readonly Deed[] = ['issue', 'mend', 'refuse']

/** What can be done with the applications that are chosen, all at once; each is decided for itself. */
export function Picked() {
  const [meant, setMeant] = useState<Meant | null>(null)
  const [outcome, setOutcome] = useState<Asked<{ results: Decided[] }> | null>(null)
  const items = pickedItems()
  const mean = (deed: Deed) => {
    const alike = items.filter(({ checks }) => checks.duplicates.strongest === 'likely').length
    setMeant({ deed, about: items.map(({ number, rev }) => ({ number, rev })), alike })
  }
  return (
    <>
      <Outcome of={outcome} />
      {items.length > 0 && (
        <div class="picked">
          <output>{t('office-applications:picked.count', { count: items.length })}</output>
          {deeds.map((deed) => (
            <Button key={deed} onPress={() => mean(deed)}>
              {t(`office-applications:picked.${deed as 'issue' | 'mend' | 'refuse'}`)}
            </Button>
          ))}
          <Button
            kind="quiet"
            onPress={() => {
              picked.value = new Set()
            }}
          >
            {t('office-applications:picked.clear')}
          </Button>
        </div>
      )}
      <Confirm
        meant={meant}
        onClose={() => setMeant(null)}
        onDone={(results) => {
          setMeant(null)
          setOutcome(results)
          picked.value = new Set()
          void load()
        }}
      />
    </>
  )
}
