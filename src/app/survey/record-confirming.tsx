import { confirmableParts, isWholeRecord, partHolding } from '../../domain/profile/confirmable.ts'
import { confirmParts, takeBack } from '../../domain/questionnaire/confirm-record.ts'
import { confirmedField, readConfirmed } from '../../domain/questionnaire/from-record.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/controls/Notice.tsx'
import { date } from '../../ui/text/format.ts'
import { t } from '../../ui/text/text.ts'
import { now } from '../shell/device.ts'
import { asAnswers } from '../shell/standing.ts'
import type { Course } from './course.ts'
import { put } from './follow.ts'

/** How far the yearly confirmation of the record is. Subscribes the component that reads it. */
export function confirmingOf({ definition, draft, offers }: Course) {
  const confirmed = readConfirmed(draft.shown(confirmedField).value)
  const parts: ReadonlySet<string> = new Set(confirmed?.parts)
  return {
    confirmed,
    parts,
    isWhole: isWholeRecord(parts),
    /** Confirms some parts: what they say is not asked again. */
    confirm: (names: readonly string[]) =>
      put(draft, confirmParts(definition, asAnswers(draft.all()), offers, confirmed, names, partHolding, new Date(now()).toISOString())),
    /** Confirms all of them. */
    confirmAll() {
      this.confirm(confirmableParts)
    },
  }
}

/** Says that the whole record was confirmed, and takes it back. */
export function Confirmed({ course }: { course: Course }) {
  const { draft, settled } = course
  const { confirmed, isWhole } = confirmingOf(course)
  const count = settled.value.size
  return (
    <div aria-live="polite">
      {confirmed && isWhole && (
        <Notice
          kind="success"
          title={t('yearly:record.done', { date: date(confirmed.at) })}
          actions={<Button onPress={() => put(draft, takeBack(confirmed, asAnswers(draft.all())))}>{t('yearly:record.undo')}</Button>}
        >
          {count > 0 && <p>{t('yearly:record.settled', { count })}</p>}
        </Notice>
      )}
    </div>
  )
}
