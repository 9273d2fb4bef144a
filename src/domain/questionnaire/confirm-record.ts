import { sameJson } from '../json.ts'
import type { Answer } from './answers.ts'
import type { Definition } from './definition.ts'
import { itemsOf } from './evaluate.ts'
import type { Confirmed } from './from-record.ts'
import { type DraftAnswers, valueAt } from './read-answer.ts'

/** What is to be written into a draft: the confirmation, and answers by item (`null` takes one back). */
export interface Confirming {
  confirmed: Confirmed | null
  answers: Record<string, Answer | null>
}

type Offers = Readonly<Record<string, Answer>>

/** Which part of the record holds a profile field. */
export type PartOf = (field: string) => string | undefined

/**
 * Confirms parts of the record, beside those confirmed before: the answers they offer (`offers`, by item) are taken,
 * but never in place of one that the person gave. `at` is ISO 8601.
 */
export function confirmParts(
  definition: Definition, answers: DraftAnswers, offers: Offers, before: Confirmed | null, parts: readonly string[], partOf: PartOf, at: string,
): Confirming {
  const taken: Record<string, Answer> = {}
  const took = { ...before?.took }
  for (const { id, prefill } of itemsOf(definition)) {
    const offer = Object.hasOwn(offers, id) ? offers[id] : undefined
    const part = prefill && partOf(prefill.slice('profile.'.length))
    if (offer === undefined || part === undefined || !parts.includes(part)) continue
    const given = valueAt(answers, id) ?? null
    if (given === null) taken[id] = offer
    if (given === null || sameJson(given, offer)) took[id] = offer
  }
  return { confirmed: { at, parts: [...new Set([...(before?.parts ?? []), ...parts])], took }, answers: taken }
}

/** Takes a confirmation back, with the answers that still stand as the record gave them. */
export function takeBack(confirmed: Confirmed, answers: DraftAnswers): Confirming {
  const same = Object.entries(confirmed.took).filter(([id, answer]) => sameJson(valueAt(answers, id) ?? null, answer))
  return { confirmed: null, answers: Object.fromEntries(same.map(([id]) => [id, null])) }
}

/**
 * The record was changed after it was confirmed: an answer that still equals what it said then follows it, one that
 * the person changed by hand never does. An answer the record has no word for any more stands, and is asked again.
 * Null: there is nothing to do.
 */
export function followRecord(confirmed: Confirmed, answers: DraftAnswers, offers: Offers): Confirming | null {
  const changed: Record<string, Answer> = {}
  const took: Confirmed['took'] = {}
  for (const [id, was] of Object.entries(confirmed.took)) {
    const now = Object.hasOwn(offers, id) ? offers[id] : undefined
    if (now === undefined) continue
    const follows = sameJson(valueAt(answers, id) ?? null, was)
    took[id] = follows ? now : was
    if (follows && !sameJson(now, was)) changed[id] = now
  }
  return sameJson(took, confirmed.took) ? null : { confirmed: { ...confirmed, took }, answers: changed }
}
