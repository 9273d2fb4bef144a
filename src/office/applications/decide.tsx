import { useEffect, useState } from 'preact/hooks'
import { type Decided, decidedSchema, type Decision } from '../../api/office-applications.ts'
import { showReceiptNumber } from '../../domain/application/receipt-number.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/controls/Dialog.tsx'
import { LongText } from '../../ui/controls/LongText.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { local, t } from '../../ui/text/text.ts'
import { type Asked, ask } from '../ask.ts'

export type Deed = Decision['decision']

/** What somebody means to do, before they have confirmed it. `account`: whom to join to. */
export interface Meant {
  deed: Deed
  about: readonly { number: string; rev: number }[]
  /** How many of them are likely somebody else too. */
  alike: number
  account?: string
}

const longest = 2000
const needsWords = (deed: Deed): boolean => deed === 'mend' || deed === 'refuse'

/** Asks once more before something is decided, with the words to the applicant where there are to be some. */
export function Confirm({ meant, onClose, onDone }: { meant: Meant | null; onClose: () => void; onDone: (results: Asked<{ results: Decided[] }>) => void }) {
  const [words, setWords] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    setWords('')
    setWrong(undefined)
  }, [meant])
  const deed = meant?.deed ?? 'issue'
  const confirm = async () => {
    if (!meant || busy) return
    const given = words.trim()
    if (needsWords(deed) && (given === '' || given.length > longest)) {
      setWrong(t(given === '' ? 'office-applications:ask.wordsEmpty' : 'office-applications:ask.wordsLong'))
      document.getElementById('decide-words')?.focus()
      return
    }
    setBusy(true)
    const decisions = meant.about.map(({ number, rev }) => ({ number, rev, decision: deed, words: given, account: meant.account ?? '' }))
    const answer = await ask('POST', '/api/office/applications/decisions', decidedSchema, { decisions })
    setBusy(false)
    onDone(answer)
  }
  return (
    <Dialog
      open={meant !== null}
      title={t(`office-applications:ask.${deed}.title`, { count: meant?.about.length ?? 0 })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('office-applications:decide.cancel')}</Button>
          <Button kind="primary" busy={busy} onPress={() => void confirm()}>
            {t(`office-applications:ask.${deed}.confirm`)}
          </Button>
        </>
      }
    >
      <p>{t(`office-applications:ask.${deed}.text`)}</p>
      {deed === 'issue' && meant !== null && meant.alike > 0 && (
        <Notice kind="warning" level={3} title={t('office-applications:ask.alike', { count: meant.alike })} />
      )}
      {needsWords(deed) && (
        <LongText
          id="decide-words"
          label={t('office-applications:ask.words')}
          required
          error={wrong}
          shown={words}
          onInput={setWords}
          maxLength={longest}
          rows={5}
        />
      )}
    </Dialog>
  )
}

/** What came of decisions: how many were made, and each that was not with the reason. A region that is always there. */
export function Outcome({ of }: { of: Asked<{ results: Decided[] }> | null }) {
  const results = of?.ok ? of.value.results : []
  const done = results.filter(({ outcome }) => outcome === 'done').length
  const failed = results.flatMap((result) => (result.outcome === 'done' ? [] : [result]))
  return (
    <>
      <output>{done > 0 && <Notice kind="success" title={t('office-applications:result.done', { count: done })} />}</output>
      <div role="alert">
        {of && !of.ok && <Notice kind="error" title={of.problem ? local(of.problem.message) : t('office:unreachable')} />}
        {failed.length > 0 && (
          <Notice kind="error" title={t('office-applications:result.failed', { count: failed.length })}>
            <ul>
              {failed.map(({ number, message }) => (
                <li key={number}>{t('office-applications:result.line', { number: showReceiptNumber(number), text: local(message) })}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </>
  )
}
