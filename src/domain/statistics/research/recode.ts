import { type Identifying, identifyingIds, type IdentifyingId, onLevel, type Researched } from './variables.ts'

/** So many people at least stand behind every combination of identifying values in a file. */
export const leastAlike = 10

/**
 * What is coarsened, step by step: what research can best do without comes first. Each step takes the variable one level
 * up; the last makes everything `any`.
 */
export const coarsening: readonly IdentifyingId[] = [
  'residence', // country and area: in Japan or abroad
  'work', // kinds of employers in three groups
  'area', // east or west
  'stage', // completed, left
  'residence', // any
  'field', // four groups
  'work', // works or not
  'area', // any
  'stage', // the course is over, or not
  'field', // any
  'work', // any
  'stage', // any
]

/** On which level each variable stands after so many steps. */
export const levelsAfter = (steps: number): Readonly<Record<IdentifyingId, number>> =>
  Object.fromEntries(identifyingIds.map((id) => [id, coarsening.slice(0, steps).filter((each) => each === id).length])) as Record<IdentifyingId, number>

/** People who are written with the same identifying values. */
export interface AlikeClass<Person> {
  /** After how many steps of coarsening. */
  readonly steps: number
  readonly identifying: Identifying
  readonly people: readonly Person[]
}

/** Everybody in a class, but for those with whom too few are left at the end. */
export interface Recoded<Person> {
  readonly classes: readonly AlikeClass<Person>[]
  readonly leftOut: readonly Person[]
}

/**
 * Local recoding: whoever has at least nine others just like them is written so; all others are coarsened by one step and
 * looked at again among themselves. So somebody whose finest values are known has at least ten rows to be, whichever
 * values they were written with: a class is always whole, and nobody is in a coarser one whose own values made a finer
 * one. Fewer than ten are left out at the end, whom nothing distinguishes any more.
 */
export function recode<Person extends Pick<Researched, 'identifying'>>(people: readonly Person[], least = leastAlike): Recoded<Person> {
  const classes: AlikeClass<Person>[] = []
  let rest = people
  for (let steps = 0; steps <= coarsening.length && rest.length > 0; steps += 1) {
    const levels = levelsAfter(steps)
    const alike = Map.groupBy(rest, ({ identifying }) => identifyingIds.map((id) => onLevel(id, identifying[id], levels[id])).join(' '))
    const left: Person[] = []
    for (const [key, some] of alike) {
      if (some.length < least) {
        left.push(...some)
        continue
      }
      const values = key.split(' ')
      const identifying = Object.fromEntries(identifyingIds.map((id, at) => [id, values[at] ?? ''])) as Record<IdentifyingId, string>
      classes.push({ steps, identifying, people: some })
    }
    rest = left
  }
  return { classes, leftOut: rest }
}
