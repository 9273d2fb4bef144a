import { useState } from 'preact/hooks'
import type { OfficeCorrection } from '../../api/office-corrections.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Link } from '../../ui/controls/Link.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'
import { Failure } from '../controls/Failure.tsx'
import { valueWords } from './value-words.ts'

export type Decision = 'done' | 'refused'

/** One correction that was asked for, with what stands now, to be made as wished, made otherwise, or refused in words. */
export function Wish({ wish, onDone }: { wish: OfficeCorrection; onDone: (decision: Decision) => void }) {
  const wished = valueWords(wish.value)
  const [value, setValue] = useState(wished)
  const [words, setWords] = useState('')
  const [needsWords, setNeedsWords] = useState(false)
  const [failure, setFailure] = useState<Asked<unknown> | null>(null)
  const [busy, setBusy] = useState(false)
  const field = t(`office-corrections:field.${wish.field as 'university'}`)
  const decide = async (decision: Decision) => {
    const isSilent = decision === 'refused' && words.trim() === ''
    setNeedsWords(isSilent)
    setFailure(null)
    if (isSilent) document.getElementById(`words-${wish.id}`)?.focus()
    if (busy || isSilent) return
    setBusy(true)
    const other = decision === 'done' && value.trim() !== wished ? { value: value.trim() } : {}
    const answer = await ask('POST', `/api/office/corrections/${encodeURIComponent(wish.id)}`, null, { decision, words: words.trim() || null, ...other })
    setBusy(false)
    if (answer.ok) onDone(decision)
    else setFailure(answer)
  }
  return (
    <section class="office-block office-form" aria-labelledby={`wish-${wish.id}`}>
      <h2 id={`wish-${wish.id}`}>{t('office-corrections:wish', { name: wish.name, field })}</h2>
      <dl class="office-facts">
        <dt>{t('office-corrections:person')}</dt>
        <dd>
          <Link href={`/office/registrants/${encodeURIComponent(wish.account)}`}>{[wish.name, wish.jgradId].filter(Boolean).join(' ')}</Link>
        </dd>
        <dt>{t('office-corrections:now')}</dt>
        <dd>{wish.standing === null ? t('office-corrections:nothing') : valueWords(wish.standing)}</dd>
        <dt>{t('office-corrections:wished')}</dt>
        <dd>{wished}</dd>
        <dt>{t('office-corrections:reason')}</dt>
        <dd>{wish.reason || t('office-corrections:nothing')}</dd>
        <dt>{t('office-corrections:askedAt')}</dt>
        <dd>{date(wish.askedAt)}</dd>
      </dl>
      <TextField id={`value-${wish.id}`} label={t('office-corrections:value')} support={t(`office-corrections:hint.${wish.field as 'university'}`)} shown={value} onInput={setValue} />
      <LongText
        id={`words-${wish.id}`}
        label={t('office-corrections:words')}
        support={t('office-corrections:wordsHint')}
        error={needsWords ? t('office-corrections:wordsMissing') : undefined}
        shown={words}
        onInput={setWords}
        maxLength={2000}
        rows={3}
      />
      <Failure of={failure} />
      <p class="office-actions">
        <Button kind="primary" busy={busy} onPress={() => void decide('done')}>
          {t('office-corrections:do')}
        </Button>
        <Button busy={busy} onPress={() => void decide('refused')}>
          {t('office-corrections:refuse')}
        </Button>
      </p>
    </section>
  )
}
