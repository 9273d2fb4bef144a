import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastOthers } from '../../../../../src/domain/statistics/research/blank.ts'
import { freeze, frozenFor, isDue, underKeys, wholeClasses } from '../../../../../src/domain/statistics/research/freeze.ts'
import { isThinkable } from '../../../../../src/domain/statistics/research/leading.ts'
import { coarsening, leastAlike, levelsAfter } from '../../../../../src/domain/statistics/research/recode.ts'
import {
  answerIds, any, blank, finestOf, type GivenAnswers, type Identifying, identifyingIds, type IdentifyingId, levelsOf, ofWork, onLevel, type Researched, researched, valuesOf,
} from '../../../../../src/domain/statistics/research/variables.ts'
import { person } from '../people.ts'

const noAnswers = Object.fromEntries(answerIds.map((id) => [id, blank])) as GivenAnswers
const plain: Identifying = { field: '00189', stage: 'completed0', area: '00003', residence: 'same', work: 'univ' }

/** Crowds of one kind each, of the sizes that give people away, with answers of a few kinds. */
const people: fc.Arbitrary<(Researched & { who: number })[]> = fc
  .array(
    fc.record({
      field: fc.constantFrom('00189', '00289', '00900', 'unknown'),
      stage: fc.constantFrom('enrolled', 'completed0', 'completed2', 'left'),
      area: fc.constantFrom('00003', '00006', 'unknown'),
      residence: fc.constantFrom('same', '00003', 'US', 'unknown'),
      work: fc.constantFrom('univ', 'pri', 'company', 'working', 'notWorking', 'unknown'),
      incomes: fc.array(fc.constantFrom(blank, 'u200', '400_600', '1000'), { minLength: 1, maxLength: 6 }),
      many: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 5, max: 12 }), fc.integer({ min: 9, max: 40 })),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((crowds) => crowds.flatMap(({ incomes, many, ...identifying }) => Array.from({ length: many }, (_, at) => ({ identifying, answers: { ...noAnswers, income: incomes[at % incomes.length] ?? blank } }))))
  .map((all) => all.map((one, who) => ({ ...one, who })))

/** Crowds of a few who are not alike in their work, with the answers that people with such work give. */
const workers: fc.Arbitrary<(Researched & { who: number })[]> = fc
  .array(
    fc.record({
      field: fc.constantFrom('00189', '00289'),
      stage: fc.constantFrom('enrolled', 'completed0'),
      activity: fc.constantFrom('working', 'working', 'working', 'seeking', 'idle', 'unknown'),
      sector: fc.constantFrom('univ', 'company', 'startup', 'self', 'hospital', 'unknown'),
      contracts: fc.array(fc.constantFrom('permanent', 'fixed', 'tenureTrack', 'own', 'unknown'), { minLength: 1, maxLength: 5 }),
      incomes: fc.array(fc.constantFrom('u200', '400_600', '1000', 'unknown'), { minLength: 1, maxLength: 5 }),
      many: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 14 })),
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((crowds) =>
    crowds.flatMap(({ many, contracts, incomes, ...of }) => {
      const usual = contracts.filter((contract) => isThinkable(of.sector, contract))
      return Array.from({ length: many }, (_, at) => {
        const said = { contract: usual[at % usual.length] ?? 'unknown', income: incomes[at % incomes.length] ?? 'unknown' }
        return researched(person({ ...of, ...said, response: 'answered' })) ?? []
      }).flat()
    }),
  )
  .map((all) => all.map((one, who) => ({ ...one, who })))

/** Whether somebody with this work may have these answers: whoever works has some that others have not, and the other way round. */
const mayAnswer = (work: string, answers: GivenAnswers): boolean => {
  const works = work !== 'notWorking' && work !== 'unknown'
  if (works) return answers.activity === blank && isThinkable(work, answers.contract)
  return ofWork.every((id) => (id === 'activity' && work === 'notWorking') || answers[id] === blank)
}

/** Whether somebody of whom the finest values are known may have been written like this. */
const mayBe = (known: Identifying, written: Identifying): boolean =>
  identifyingIds.every((id) => Array.from({ length: levelsOf(id) + 1 }, (_, level) => onLevel(id, known[id], level)).includes(written[id]))

const alike = (identifying: Identifying): string => identifyingIds.map((id) => identifying[id]).join(' ')

describe('the people of a research file', () => {
  test('are at least ten behind every combination; whoever knows all that identifies somebody finds ten rows or none', () => {
    fc.assert(
      fc.property(people, (all) => {
        const { rows, leftOut } = freeze(all)
        for (const same of Map.groupBy(rows, ({ identifying }) => alike(identifying)).values()) expect(same.length).toBeGreaterThanOrEqual(leastAlike)
        for (const { identifying } of all) {
          const candidates = rows.filter((row) => mayBe(identifying, row.identifying)).length
          expect(candidates === 0 || candidates >= leastAlike).toBe(true)
        }
        for (const row of rows) {
          const own = all[row.who]
          expect(own && mayBe(own.identifying, row.identifying)).toBe(true)
        }
        expect(rows.length + leftOut).toBe(all.length)
        expect(new Set(rows.map(({ who }) => who)).size).toBe(rows.length)
      }),
    )
  })

  test('are no fewer for whoever knows which answers somebody with such work can have given', () => {
    fc.assert(
      fc.property(workers, (all) => {
        const { rows } = freeze(all)
        for (const { who } of rows) {
          const known = all[who]?.identifying ?? plain
          const candidates = rows.filter((row) => mayBe(known, row.identifying) && mayAnswer(known.work, row.answers))
          expect(candidates.length).toBeGreaterThanOrEqual(leastAlike)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('who knows how it is made finds no fewer: people with the same finest values are all written the same, or in classes that are whole', () => {
    fc.assert(
      fc.property(people, (all) => {
        const { rows } = freeze(all)
        const places = new Map<string, Set<number>>()
        for (const { who, crowd } of rows) {
          const key = alike(all[who]?.identifying ?? plain)
          places.set(key, (places.get(key) ?? new Set()).add(crowd))
        }
        for (const each of places.values()) expect(each.size).toBe(1)
        expect(wholeClasses(rows)).toEqual(rows)
      }),
    )
  })

  test('are left out only at the very end, fewer than ten of them; nobody is coarsened further than has to be', () => {
    fc.assert(
      fc.property(people, (all) => {
        const { rows, leftOut } = freeze(all)
        expect(leftOut).toBeLessThan(leastAlike)
        for (const { who, steps } of rows) {
          const [own, before] = [all[who]?.identifying ?? plain, levelsAfter(steps - 1)]
          // One step less, and too few of those not written finer would have been like this.
          const others = rows.filter((row) => row.steps >= steps && identifyingIds.every((id) => onLevel(id, all[row.who]?.identifying[id] ?? '', before[id]) === onLevel(id, own[id], before[id])))
          expect(steps === 0 || others.length < leastAlike).toBe(true)
        }
      }),
    )
  })

  test('of one kind keep all their rows, and every value as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: leastAlike, max: 60 }), (many) => {
        const { rows, leftOut } = freeze(Array.from({ length: many }, (_, who) => ({ who, identifying: plain, answers: { ...noAnswers, again: ['same', 'no'][who % 2] ?? blank } })))
        expect(leftOut).toBe(0)
        expect(rows.every(({ identifying, answers, steps }) => steps === 0 && alike(identifying) === alike(plain) && answers.again !== blank)).toBe(true)
        expect(rows).toHaveLength(many)
      }),
    )
  })

  test('who are fewer than ten are in no file', () => {
    expect(freeze(Array.from({ length: 9 }, (_, who) => ({ who, identifying: plain, answers: noAnswers })))).toEqual({ rows: [], leftOut: 9 })
  })
})

describe('an answer', () => {
  test('stands in a class only where three gave another one than most; else none of the class has it', () => {
    fc.assert(
      fc.property(people, (all) => {
        const { rows } = freeze(all)
        for (const same of Map.groupBy(rows, ({ crowd }) => crowd).values()) {
          const given = same.map(({ answers }) => answers.income).filter((code) => code !== blank)
          const most = Math.max(0, ...[...Map.groupBy(given, (code) => code).values()].map(({ length }) => length))
          expect(given.length === 0 || given.length - most >= leastOthers).toBe(true)
          // And nothing more is lost: blanked is what too few gave otherwise, and where nothing of work is told, what is asked of work.
          const meant = same.map(({ who }) => all[who]?.answers.income ?? blank).filter((code) => code !== blank)
          const mostMeant = Math.max(0, ...[...Map.groupBy(meant, (code) => code).values()].map(({ length }) => length))
          expect(given.length === 0).toBe(same[0]?.identifying.work === any || meant.length - mostMeant < leastOthers)
        }
      }),
    )
  })

  test('that two gave otherwise is blanked, and that three did stands', () => {
    const of = (others: number) =>
      freeze(Array.from({ length: 20 }, (_, who) => ({ who, identifying: plain, answers: { ...noAnswers, income: who < others ? 'u200' : '1000' } }))).rows.filter(({ answers }) => answers.income !== blank)
    expect([of(2).length, of(3).length]).toEqual([0, 20])
  })
})

describe('a later file of the same people', () => {
  test('lacks the whole class of whoever left, and is the same in all else', () => {
    fc.assert(
      fc.property(people, fc.array(fc.nat(), { maxLength: 3 }), (all, leaving) => {
        const { rows } = freeze(all)
        const left = new Set(leaving.map((at) => at % all.length))
        const later = wholeClasses(rows.filter(({ who }) => !left.has(who)))
        const gone = new Set(rows.filter(({ who }) => left.has(who)).map(({ crowd }) => crowd))
        expect(later).toEqual(rows.filter(({ crowd }) => !gone.has(crowd)))
      }),
    )
  })

  test('has other keys, in whose order the rows stand: where somebody stood tells nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 4 }), { minLength: 2, maxLength: 40 }), (keys) => {
        const rest = [...keys]
        const rows = underKeys(keys.map((_, at) => at), () => rest.shift() ?? '')
        expect(rows.map(({ key }) => key)).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)))
        expect(rows.every(({ key, row }) => keys[row] === key)).toBe(true)
      }),
    )
  })

  test('is of other people only after half a year and a newer edition', () => {
    const frozen = { edition: 3, frozenAt: '2026-11-22T00:00:00.000Z' }
    const [soon, late] = [frozenFor - 1, frozenFor].map((days) => Date.parse(frozen.frozenAt) + days * 24 * 60 * 60_000)
    expect([isDue(null, 1, 0), isDue(frozen, 4, soon ?? 0), isDue(frozen, 3, late ?? 0), isDue(frozen, 4, late ?? 0)]).toEqual([true, false, false, true])
  })
})

describe('what is written of somebody', () => {
  test('is of those who answered: their work where they work, and whether they look for it where they don’t', () => {
    const worker = { field: '00189', stage: 'completed0', from: '00003', response: 'answered', activity: 'working', sector: 'univ', income: '400_600', to: 'abroad', country: 'US' } as const
    expect(researched(person({ ...worker, response: 'silent' }))).toBeNull()
    expect(researched(person(worker))).toEqual({ identifying: { field: '00189', stage: 'completed0', area: '00003', residence: 'US', work: 'univ' }, answers: { ...noAnswers, income: '400_600' } })
    expect(researched(person({ ...worker, sector: 'unknown', to: '00006' }))?.identifying).toMatchObject({ residence: '00006', work: 'working' })
    expect(researched(person({ ...worker, activity: 'seeking' }))).toMatchObject({ identifying: { work: 'notWorking' }, answers: { activity: 'seeking', income: blank } })
    expect(researched(person({ ...worker, activity: 'unknown' }))?.identifying.work).toBe('unknown')
  })

  test('is coarsened level by level until it is whatever it is', () => {
    const reached = levelsAfter(coarsening.length)
    for (const id of identifyingIds) {
      expect(reached[id]).toBe(levelsOf(id))
      for (const value of valuesOf(id)) expect(onLevel(id, value, levelsOf(id))).toBe(any)
    }
    const steps = (id: IdentifyingId, value: string) => Array.from({ length: levelsOf(id) + 1 }, (_, level) => onLevel(id, value, level))
    expect(steps('work', 'self')).toEqual(['self', 'business', 'working', any])
    expect(steps('stage', 'left')).toEqual(['left', 'leftCourse', 'over', any])
    expect(steps('residence', 'US')).toEqual(['US', 'abroad', any])
    expect(steps('area', 'unknown')).toEqual(['unknown', 'unknown', any])
  })

  test('can be joined on each level in one way only: what is apart on a level was apart below', () => {
    for (const id of identifyingIds) {
      for (let level = 1; level <= levelsOf(id); level += 1) {
        for (const one of finestOf[id]) {
          for (const other of finestOf[id]) {
            const areOne = (at: number) => onLevel(id, one, at) === onLevel(id, other, at)
            expect(areOne(level) || !areOne(level - 1)).toBe(true)
          }
        }
      }
    }
  })
})
