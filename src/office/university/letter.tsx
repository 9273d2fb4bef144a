import { useState } from 'preact/hooks'
import type { Bilingual } from '../../domain/language.ts'
import { languages } from '../../domain/language.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { t } from '../../ui/text/text.ts'

/** A text in both languages to be sent by the coordinator's own means. */
export function Letter({ id, title, text }: { id: string; title: string; text: Bilingual }) {
  const [done, setDone] = useState<'copied' | 'selectIt' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${text.ja}\n\n----------\n\n${text.en}\n`)
      setDone('copied')
    } catch (error) {
      // Not every browser lets a page copy: the text stands there to be selected.
      console.info('the text could not be copied', error)
      setDone('selectIt')
    }
  }
  return (
    <section class="coordinator-letter" aria-labelledby={`letter-${id}`}>
      <h3 id={`letter-${id}`}>{title}</h3>
      {languages.map((each) => (
        <p key={each} lang={each} class="office-words coordinator-words">
          {text[each]}
        </p>
      ))}
      <p class="office-actions">
        <Button onPress={() => void copy()}>
          {t('office-coordinator:copy')}
          <span class="said"> {title}</span>
        </Button>
        <output>{done && t(done === 'copied' ? 'office-coordinator:copied' : 'office-coordinator:selectIt')}</output>
      </p>
    </section>
  )
}
