import { groupCodes, sizeOf } from './counting.ts'
import { courseOf, dimension, stages, unknown } from './dimensions.ts'
import type { Release } from './release.ts'

type Releases = ReadonlyMap<string, Release>

/**
 * What two families have in common: the same people are in both, so that over all groups as many answered, and as many
 * are in the course, in one as in the other. Rounded, these sums differ a little.
 */
const responses = dimension('response').codes
const fields = dimension('field').codes.length
const courses = [...dimension('course').codes, unknown]

/** How many people more than released there may be in all groups of a kind, and how many fewer: of nobody nobody is missing. */
interface Room {
  more: number
  fewer: number
}

/** By how many people, at most, a group is thought other than released in each of the three responses: nine in all. */
const give = 3

/**
 * Whether the sums that both families know leave every group its doubt: they are the same, or groups of `people`, none of
 * them by more than three in any cell and one of each kind not at all, make up for what they differ by. Looks at released
 * numbers only, so that it tells nothing.
 */
export function areLoose(people: Releases, places: Releases): boolean {
  const missing = {
    response: responses.map((code) => sumOf(places, ({ rounded }) => rounded.universities?.[code] ?? 0) - sumOf(people, ({ rounded }) => rounded.response?.[code] ?? 0)),
    course: courses.map((code) => sumOf(places, ({ rounded }) => rounded.course?.[code] ?? 0) - sumOf(inCourse(people, code), ({ rounded }) => sizeOf(rounded.response))),
  }
  const room = courses.map((course): Room[] => {
    const groups = [...inCourse(people, course).values()]
    const conceivable = fields * stages.filter((stage) => courseOf(stage) === course).length
    return responses.map((code) => ({
      more: give * Math.max(0, conceivable - 1),
      fewer: give * Math.max(0, groups.filter(({ rounded }) => (rounded.response?.[code] ?? 0) > 0).length - 1),
    }))
  })
  return courses.some((_, row) => responses.some((_, column) => fits(missing, room, row, column)))
}

const sumOf = (releases: Releases, of: (release: Release) => number): number => [...releases.values()].reduce((sum, release) => sum + of(release), 0)

/** The groups of people in a stage of this kind. */
const inCourse = (people: Releases, course: string): Releases => new Map([...people].filter(([key]) => courseOf(groupCodes(key)[1] ?? unknown) === course))

/** Whether there is room when all that is missing of responses is put into one row, all of courses into one column. */
function fits(missing: { response: readonly number[]; course: readonly number[] }, room: readonly (readonly Room[])[], row: number, column: number): boolean {
  const others = missing.course.reduce((sum, each, at) => (at === row ? sum : sum + each), 0)
  return room.every((line, at) =>
    line.every(({ more, fewer }, into) => {
      const put = at === row ? (into === column ? (missing.response[column] ?? 0) - others : (missing.response[into] ?? 0)) : into === column ? (missing.course[at] ?? 0) : 0
      return put <= more && -put <= fewer
    }),
  )
}
