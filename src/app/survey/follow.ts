import type { Sealed } from '../../device/device.ts'
import type { Answer } from '../../domain/questionnaire/answers.ts'
import { type Confirming, followRecord } from '../../domain/questionnaire/confirm-record.ts'
import { confirmedField, readConfirmed } from '../../domain/questionnaire/from-record.ts'
import { asAnswers } from '../shell/standing.ts'
import type { Draft } from './draft.ts'

/** Writes a confirmation, and the answers that go with it, into the draft. */
export function put(draft: Draft, { confirmed, answers }: Confirming): void {
  for (const [item, answer] of Object.entries(answers)) draft.answer(item, answer)
  draft.answer(confirmedField, confirmed)
  void draft.flush()
}

/** Lets answers taken from the record follow it when it was changed since. What was sealed stays as it is. */
export function follow(sealed: Sealed | undefined, draft: Draft, offers: Readonly<Record<string, Answer>>): void {
  const confirmed = readConfirmed(draft.shown(confirmedField).peek())
  if (sealed || !confirmed) return
  const next = followRecord(confirmed, asAnswers(draft.all()), offers)
  if (next) put(draft, next)
}
