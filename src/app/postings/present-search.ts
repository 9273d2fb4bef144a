import { effect, type ReadonlySignal, signal } from '@preact/signals'
import * as z from 'zod/mini'
import { asks, type Criteria, criteriaSchema, criterionNames, noCriteria } from '../../domain/search/criteria.ts'
import { person } from '../shell/device.ts'

/**
 * What is searched for at present, saved or not. This tab remembers it for whoever is signed in, so that loading the
 * page anew comes back to it; it goes with the person.
 */
export interface PresentSearch {
  criteria: Criteria
  /** The id of the saved search that it was taken from; null: from none. */
  from: string | null
}

const nothing: PresentSearch = { criteria: noCriteria, from: null }
const name = 'jgrad.search'
const keptSchema = z.object({ account: z.string(), criteria: criteriaSchema, from: z.nullable(z.string()) })

const present = signal<PresentSearch>(nothing)
/** What is searched for at present. */
export const presentSearch: ReadonlySignal<PresentSearch> = present

const account = () => person.value?.account

// Follows whoever is signed in for as long as the app runs.
effect(() => {
  const who = account()
  if (who === undefined) {
    present.value = nothing
    if (person.value === null) sessionStorage.removeItem(name)
    return
  }
  present.value = remembered(who)
})

function remembered(who: string): PresentSearch {
  const text = sessionStorage.getItem(name)
  if (text === null) return nothing
  const read = keptSchema.safeParse(json(text))
  return read.success && read.data.account === who ? { criteria: read.data.criteria, from: read.data.from } : nothing
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    console.warn('what was searched for last could not be read', error)
    return null
  }
}

/** Searches for this from now on. */
export function searchFor(next: PresentSearch): void {
  present.value = next
  const who = person.peek()?.account
  if (who !== undefined) sessionStorage.setItem(name, JSON.stringify({ account: who, ...next }))
}

/** Changes one criterion of what is searched for. */
export const askFor = <C extends keyof Criteria>(criterion: C, value: Criteria[C]): void =>
  searchFor({ ...present.peek(), criteria: { ...present.peek().criteria, [criterion]: value } })

/** How many criteria ask for something, words and order apart. */
export const askedBeside = (criteria: Criteria): number =>
  criterionNames.filter((criterion) => criterion !== 'all' && criterion !== 'sort' && asks(criteria, criterion)).length
