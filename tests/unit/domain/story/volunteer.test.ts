import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetweenInvitations, mayBeInvited, type Said, willingSince } from '../../../../src/domain/story/volunteer.ts'

const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString()
const nobody: Said = { answers: [], consents: [] }

describe('whether somebody is willing to be asked', () => {
  it('is what they said last, in the survey or by the consent', () => {
    expect(willingSince(nobody)).toBeNull()
    expect(willingSince({ ...nobody, answers: [{ at: at(1), answer: 'yes' }] })).toBe(at(1))
    expect(willingSince({ ...nobody, answers: [{ at: at(1), answer: { choices: ['yes'] } }] })).toBe(at(1))
    // Said in every survey, it holds since the first; and of two that differ the later counts, in whichever order they come.
    expect(willingSince({ ...nobody, answers: [{ at: at(9), answer: 'yes' }, { at: at(1), answer: 'yes' }] })).toBe(at(1))
    expect(willingSince({ ...nobody, answers: [{ at: at(9), answer: 'yes' }, { at: at(5), answer: 'no' }, { at: at(1), answer: 'yes' }] })).toBe(at(9))
    for (const answer of ['no', 'later']) {
      expect(willingSince({ answers: [{ at: at(2), answer }], consents: [{ at: at(1), withdrawnAt: null }] })).toBeNull()
      expect(willingSince({ answers: [{ at: at(2), answer }], consents: [{ at: at(3), withdrawnAt: null }] })).toBe(at(3))
    }
    expect(willingSince({ answers: [{ at: at(1), answer: 'yes' }], consents: [{ at: at(2), withdrawnAt: at(3) }] })).toBeNull()
    expect(willingSince({ answers: [{ at: at(4), answer: 'yes' }], consents: [{ at: at(2), withdrawnAt: at(3) }] })).toBe(at(4))
  })

  it('is untouched by not having answered, declining, or an answer that nobody knows', () => {
    const consents = [{ at: at(1), withdrawnAt: null }]
    for (const answer of [undefined, null, { declined: true }, 'perhaps', 7, { choices: ['yes', 'no'] }, []]) {
      expect(willingSince({ answers: [{ at: at(2), answer }], consents })).toBe(at(1))
      expect(willingSince({ answers: [{ at: at(2), answer }], consents: [] })).toBeNull()
      // Nor is a word said before it, whichever it was.
      expect(willingSince({ answers: [{ at: at(3), answer }, { at: at(2), answer: 'no' }], consents })).toBeNull()
      expect(willingSince({ answers: [{ at: at(3), answer }, { at: at(2), answer: 'yes' }], consents: [] })).toBe(at(2))
    }
  })

  it('ends with a withdrawal that comes after everything else, whatever was said before', () => {
    const day = fc.integer({ min: 0, max: 99 })
    const consents = fc.array(fc.record({ at: day, withdrawnAt: fc.option(day) }))
    fc.assert(
      fc.property(consents, fc.array(day), (all, answered) => {
        const said: Said = {
          answers: answered.map((each) => ({ at: at(each), answer: 'yes' })),
          consents: [...all.map((each) => ({ at: at(each.at), withdrawnAt: each.withdrawnAt === null ? null : at(each.withdrawnAt) })), { at: at(0), withdrawnAt: at(100) }],
        }
        expect(willingSince(said)).toBeNull()
        expect(willingSince({ ...said, consents: [...said.consents, { at: at(101), withdrawnAt: null }] })).toBe(at(101))
      }),
    )
  })

  it('says nothing of inviting them again before ninety days are over', () => {
    const now = Date.parse(at(200))
    expect(mayBeInvited(null, now)).toBe(true)
    expect(mayBeInvited(at(200 - daysBetweenInvitations), now)).toBe(true)
    expect(mayBeInvited(new Date(Date.parse(at(200 - daysBetweenInvitations)) + 1).toISOString(), now)).toBe(false)
  })
})
