import { type Json, sameJson } from '../json.ts'
import type { Answers } from './answers.ts'
import type { Definition, Item } from './definition.ts'
import { fieldsOf, itemsOf } from './evaluate.ts'
import { valueAt } from './read-answer.ts'

/** Answers as they were sealed, with the version they answer. */
export interface Given {
  definition: Definition
  answers: Answers
}

/** An item that two people would answer differently, as each version has it; undefined where a version does not. */
export interface Difference {
  ours: Item | undefined
  theirs: Item | undefined
}

const said = (item: Item | undefined, { answers }: Given): Json =>
  (item ? fieldsOf(item) : []).flatMap((field) => {
    const answer = valueAt(answers, field)
    return answer === undefined || answer === null ? [] : [[field, answer]]
  })

/** The items that two sealed sets of answers answer differently, in the order of ours, then those that theirs alone has. */
export function differences(ours: Given, theirs: Given): Difference[] {
  const [own, other] = [ours, theirs].map(({ definition }) => new Map(itemsOf(definition).map((item) => [item.id, item]))) as [
    Map<string, Item>,
    Map<string, Item>,
  ]
  return [...new Set([...own.keys(), ...other.keys()])]
    .map((id) => ({ ours: own.get(id), theirs: other.get(id) }))
    .filter(({ ours: mine, theirs: yours }) => !sameJson(said(mine, ours), said(yours, theirs)))
}
