import type { ItemOf } from '../../domain/questionnaire/definition.ts'
import { DeclineBox } from '../controls/DeclineBox.tsx'
import { Scale } from '../controls/Scale.tsx'
import { local } from '../text/text.ts'
import { declined, isDeclinedFor } from './answer-shape.ts'
import type { KindProps } from './kind-props.ts'

/** A number between two ends that have words. */
export function ScaleQuestion({ item, words, answers, onAnswer }: KindProps<ItemOf<'scale'>>) {
  const value = answers.get(item.id)
  return (
    <>
      <Scale
        {...words}
        from={item.from}
        to={item.to}
        low={local(item.low)}
        high={local(item.high)}
        chosen={typeof value === 'number' ? value : null}
        onChange={(chosen) => onAnswer(item.id, chosen)}
      />
      {item.declinable && (
        <DeclineBox id={words.id} declined={isDeclinedFor(item, value)} onChange={(on) => onAnswer(item.id, on ? declined : null)} />
      )}
    </>
  )
}
