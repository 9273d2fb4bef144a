import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../src/domain/json.ts'
import { byDeadline, nearness, stepOn } from '../../../../src/domain/posting/deadline.ts'
import { daysLeft } from '../../../../src/domain/posting/days-left.ts'
import { copyOf } from '../../../../src/domain/posting/keep.ts'
import { changedSince, closingDay, completes, deadlineOf, type KeptCopy, readKept, settleUnasked, standingOf } from '../../../../src/domain/posting/kept.ts'
import type { Posting } from '../../../../src/domain/posting/posting.ts'

const posting: Posting = {
  id: 'D126110001', title: { ja: '助教' }, institution: { ja: '見本大学' }, fields: [], jobTypes: [], institutionType: null, prefectures: [], country: null,
  employmentForms: [], terms: [], pay: { from: null, to: null }, considerations: [], entryWays: [], publishedOn: '2026-11-01', updatedOn: null,
  closesOn: '2026-12-20', since: 3, sample: false, texts: { parts: { duties: { ja: '講義' } }, page: null, applyAt: null },
}
const here = { edition: 7, madeAt: '2026-11-20T00:00:00.000Z' }
const copy = copyOf(posting, here)
const asJson = (value: KeptCopy) => value as unknown as Json
const kept = { copy, deadline: null }
const gone = { edition: 9, posting: undefined }

const day = fc.integer({ min: 0, max: 4000 }).map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))

describe('a kept posting', () => {
  it('is read whatever was written into its record, and never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('state', 'note', 'deadline', 'copy', 'keptAt', 'other'), fc.jsonValue()), (fields) => {
        const read = readKept('x', (field) => (Object.hasOwn(fields, field) ? fields[field] : undefined))
        expect(read.deadline === null || !Number.isNaN(Date.parse(read.deadline))).toBe(true)
        expect(typeof read.note).toBe('string')
      }),
    )
  })

  it('keeps its copy as it went through the notebook', () => {
    expect(readKept('x', (field) => (field === 'copy' ? (JSON.parse(JSON.stringify(copy)) as Json) : undefined)).copy).toEqual(copy)
  })

  it('is closed the day after the last one, and not before', () => {
    fc.assert(
      fc.property(day, day, (closesOn, today) => {
        const own = { copy: { ...copy, heading: { ...copy.heading, closesOn } } }
        expect(standingOf(own, gone, today) === 'closed').toBe(closesOn < today)
      }),
    )
  })

  it('is withdrawn when a newer edition does not have it, and unknown by an older one or none', () => {
    expect(standingOf(kept, gone, '2026-12-01')).toBe('withdrawn')
    expect(standingOf(kept, { edition: 7, posting: undefined }, '2026-12-01')).toBe('withdrawn')
    expect(standingOf(kept, { edition: 6, posting: undefined }, '2026-12-01')).toBe('unknown')
    expect(standingOf(kept, { edition: null, posting: undefined }, '2026-12-01')).toBe('unknown')
    expect(standingOf(kept, { edition: 9, posting }, '2026-12-01')).toBe('open')
  })

  it('closes when what is published now says so, and is to be done by the person’s own day where there is one', () => {
    const later = { ...posting, closesOn: '2027-01-31' }
    expect(closingDay(kept, { edition: 9, posting: later })).toBe('2027-01-31')
    expect(standingOf(kept, { edition: 9, posting: later }, '2027-01-01')).toBe('open')
    expect(deadlineOf({ ...kept, deadline: '2026-12-01' }, { edition: 9, posting: later })).toBe('2026-12-01')
    expect(deadlineOf(kept, gone)).toBe('2026-12-20')
    expect(deadlineOf(kept, { edition: 9, posting: { ...posting, closesOn: null } })).toBe(null)
  })
})

describe('what changed since it was kept', () => {
  it('is nothing for the same posting, whichever edition it comes with', () => {
    expect(changedSince(copy, { ...posting, since: 8 })).toEqual([])
  })

  it('is named in the order in which it is read, each once', () => {
    const now: Posting = {
      ...posting, closesOn: '2027-01-31', pay: { from: 1, to: null },
      texts: { parts: { duties: { ja: '研究' }, pay: { ja: '年俸' } }, page: 'https://example.jp/', applyAt: null },
    }
    expect(changedSince(copy, now)).toEqual(['closesOn', 'pay', 'duties', 'page'])
  })

  it('is no text that is not at hand; one kept without texts is made whole by them, unless something else changed', () => {
    const bare = { ...copy, texts: null }
    expect(changedSince(bare, posting)).toEqual([])
    expect(changedSince(copy, { ...posting, texts: null })).toEqual([])
    expect(completes(bare, posting)).toBe(true)
    expect(completes(copy, posting)).toBe(false)
    expect(completes(bare, { ...posting, texts: null })).toBe(false)
    expect(completes(bare, { ...posting, closesOn: null })).toBe(false)
  })
})

describe('two phones that kept the same posting', () => {
  it('end with the whole copy, then the newer one, and the first moment, whichever of them won', () => {
    const bare = asJson({ ...copy, texts: null, edition: 9 })
    const newer = asJson({ ...copy, edition: 9 })
    const end = (field: string, a: Json, b: Json) => (settleUnasked(field, a, b) === 'take' ? b : a)
    for (const [field, a, b, wanted] of [
      ['copy', asJson(copy), bare, asJson(copy)],
      ['copy', asJson(copy), newer, newer],
      ['copy', asJson(copy), 'nothing', asJson(copy)],
      ['keptAt', '2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z', '2026-11-20T00:00:00.000Z'],
    ] as const) {
      expect(end(field, a, b)).toBe(wanted)
      expect(end(field, b, a)).toBe(wanted)
    }
  })
})

describe('a deadline', () => {
  it('is near for its last seven days, and reminded of only while it is not over', () => {
    fc.assert(
      fc.property(day, day, (deadline, today) => {
        const left = daysLeft(deadline, today)
        expect(nearness(deadline, today)).toBe(left < 0 || left > 7 ? null : left < 2 ? 'last' : 'soon')
        expect(stepOn(deadline, today)).toBe(left < 0 || left > 7 ? null : left < 2 ? 'day' : left < 5 ? null : 'week')
      }),
    )
  })

  it('orders a list in one way: to come, none, over', () => {
    fc.assert(
      fc.property(fc.array(fc.option(day), { maxLength: 12 }), day, (deadlines, today) => {
        const sorted = deadlines.toSorted((a, b) => byDeadline(a, b, today))
        const toCome = sorted.filter((each): each is string => each !== null && each >= today)
        const over = sorted.filter((each): each is string => each !== null && each < today)
        expect(sorted).toEqual([...toCome, ...sorted.filter((each) => each === null), ...over])
        expect(toCome).toEqual(toCome.toSorted())
        expect(over).toEqual(over.toSorted().toReversed())
      }),
    )
  })
})
