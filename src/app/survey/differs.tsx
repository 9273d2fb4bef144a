import './answers.css'
import './differs.css'
import { useState } from 'preact/hooks'
import type { Decided, Sealed } from '../../device/device.ts'
import { decidedBy } from '../../domain/questionnaire/decided-conflicts.ts'
import { differences } from '../../domain/questionnaire/differences.ts'
import type { Definition, Item } from '../../domain/questionnaire/definition.ts'
import { shownItems } from '../../domain/questionnaire/evaluate.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { describeAnswer } from '../../ui/question/describe-answer.ts'
import { saysOf, worded } from '../../ui/question/wording.ts'
import { t } from '../../ui/text/text.ts'
import { notebook, useLoaded } from '../shell/device.ts'
import { kept } from '../shell/kept.ts'

interface Props {
  sealed: Sealed
  /** The version that the answers on this device answer. */
  definition: Definition
  /** The campaign's, by which months in answers are judged. */
  referenceDate: string
}

/** Two devices sent different answers: what differs, side by side, and which are to count. */
export function Differs({ sealed, definition, referenceDate }: Props) {
  const [busy, setBusy] = useState(false)
  const { theirs } = sealed
  const name = theirs?.definition
  const other = useLoaded(`${name?.id} ${name?.version}`, ['catalogue'], async (open) => (name ? ((await open.catalogue.questionnaire(name)) ?? null) : null))
  /** The conflicts of this very draft that the choice decides too: nobody is asked the same twice. */
  const decided = (choice: 'keep' | 'replace', ...sides: [Side, Side]): Decided[] =>
    kept.peek().flatMap((one) => {
      const { about: { type, record, field }, loser } = one.entry
      if (type !== 'draft' || record !== sealed.campaign) return []
      const by = decidedBy(choice, ...sides, { field, kept: loser.value, standing: one.current.value })
      return by ? [{ kept: one, choice: by }] : []
    })
  const choose = async (choice: 'keep' | 'replace') => {
    setBusy(true)
    try {
      await notebook.value?.settleSeal(sealed, choice, theirs && other ? decided(choice, { definition, answers: sealed.answers }, { definition: other, answers: theirs.answers }) : [])
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {theirs && other ? (
        <Differences ours={{ definition, answers: sealed.answers }} theirs={{ definition: other, answers: theirs.answers }} referenceDate={referenceDate} />
      ) : (
        <Notice title={t('receipt:choice.waiting')} />
      )}
      {sealed.final && <p>{t('receipt:choice.final')}</p>}
      <p class="actions">
        <Button kind="secondary" busy={busy} onPress={() => void choose('keep')}>
          {t('receipt:choice.keep')}
        </Button>
        {theirs && !sealed.final && (
          <Button kind="secondary" busy={busy} onPress={() => void choose('replace')}>
            {t('receipt:choice.replace')}
          </Button>
        )}
      </p>
    </>
  )
}

type Side = Parameters<typeof differences>[0]

function Differences({ ours, theirs, referenceDate }: { ours: Side; theirs: Side; referenceDate: string }) {
  const found = differences(ours, theirs)
  if (found.length === 0) return <p>{t('receipt:choice.same')}</p>
  const words = (item: Item | undefined, { answers }: Side) =>
    (item && describeAnswer(item, { get: (field) => answers[field] })) || t('survey:check.notAnswered')
  const [ourWords, theirWords] = [ours, theirs].map(({ definition, answers }) => {
    const shown = shownItems(definition, answers, referenceDate)
    return saysOf(definition, { get: (field) => answers[field] }, () => shown, referenceDate)
  })
  return (
    <section class="answers">
      <h2>{t('receipt:choice.title')}</h2>
      {found.map(({ ours: own, theirs: other }) => {
        const item = own ?? other
        return (
          item && (
            <div key={item.id} class="difference">
              <h3>{worded(item.label, own ? ourWords : theirWords)}</h3>
              <dl>
                <div>
                  <dt>{t('receipt:choice.here')}</dt>
                  <dd class="answer-words">{words(own, ours)}</dd>
                </div>
                <div>
                  <dt>{t('receipt:choice.there')}</dt>
                  <dd class="answer-words">{words(other, theirs)}</dd>
                </div>
              </dl>
            </div>
          )
        )
      })}
    </section>
  )
}
