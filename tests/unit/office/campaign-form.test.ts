import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanDraft } from '../../../src/api/office-campaigns.ts'
import { emptyForm, formOf, lacking, type PlanForm, readDay, readForm } from '../../../src/office/campaigns/form.ts'

const filled: PlanForm = {
  ...emptyForm, ja: '冬の調査', en: 'Winter survey', definition: 'yearly 3', reference: '2026-11-01', opens: '2026-12-01', closes: '2026-12-25', grace: '2027-01-15',
}
const planOf = (form: PlanForm, before: PlanDraft | null = null): PlanDraft => {
  const read = readForm(form, before)
  if (!read.ok) throw new Error(JSON.stringify(read.wrong))
  return read.plan
}
const wrongIn = (change: Partial<PlanForm>) => {
  const read = readForm({ ...filled, ...change }, null)
  return read.ok ? [] : read.wrong.map(({ field, why }) => `${field} ${why}`)
}

describe('the form of a campaign', () => {
  it('says days, and means from the first midnight in Japan to the last', () => {
    expect(planOf(filled)).toMatchObject({
      definition: { id: 'yearly', version: 3 },
      referenceDate: '2026-11-01',
      opensAt: '2026-11-30T15:00:00.000Z',
      closesAt: '2026-12-25T15:00:00.000Z',
      graceUntil: '2027-01-15T15:00:00.000Z',
      audience: {},
      reminders: [{ day: 5, channels: ['mail'] }, { day: 15, channels: ['mail', 'push'] }, { day: -2, channels: ['mail', 'push'] }],
    })
  })

  it('comes back as it was written, whatever it was', () => {
    const day = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    const form = fc.record({ reference: day, opens: day, closes: day, grace: day, universities: fc.subarray(['a', 'b']), fields: fc.subarray(['0001', '0002']), statuses: fc.subarray(['enrolled', 'leave']) })
    fc.assert(
      fc.property(form, (change) => {
        expect(formOf(planOf({ ...filled, ...change }))).toEqual({ ...filled, ...change })
      }),
    )
  })

  it('leaves a time that was not touched as it was, to the minute', () => {
    const before = { ...planOf(filled), closesAt: '2026-12-20T03:12:00.000Z' }
    expect(planOf(formOf(before), before).closesAt).toBe(before.closesAt)
    expect(planOf({ ...formOf(before), closes: '2026-12-21' }, before).closesAt).toBe('2026-12-21T15:00:00.000Z')
  })

  it('understands days as people type them, and none that there is not', () => {
    for (const typed of ['2026-12-01', '2026/12/1', '２０２６．１２．０１', '2026年12月1日', ' 2026-12-1 ']) expect(readDay(typed)).toBe('2026-12-01')
    for (const typed of ['', '2026-02-30', '12-01', 'soon', '2026-13-01', '2026-12-01-02', '9999-12-31', '0026-12-01']) expect(readDay(typed)).toBeNull()
  })

  it('names what can’t be read', () => {
    expect(wrongIn({ opens: 'tomorrow', grace: '2027-02-30' })).toEqual(['opens unreadable', 'grace unreadable'])
    expect(wrongIn({ yearsFrom: '2025', yearsTo: '2020' })).toEqual(['years order'])
    expect(wrongIn({ yearsFrom: 'x' })).toEqual(['years unreadable'])
    expect(wrongIn({ ja: 'あ'.repeat(201) })).toEqual(['ja too-long'])
    const reminder = { from: 'opening', days: '5', mail: true, push: false } as const
    expect(wrongIn({ reminders: [reminder, { ...reminder, days: '0' }, { ...reminder, days: '3', mail: false }, reminder] })).toEqual([
      'reminder-1 unreadable', 'reminder-2 unreadable', 'reminder-3 same',
    ])
  })

  it('takes one year alone as open to the other side', () => {
    const plan = planOf({ ...filled, yearsFrom: '２０２２' })
    expect(plan.audience.entryYears).toEqual({ from: 2022, to: 2100 })
    expect(formOf(plan)).toMatchObject({ yearsFrom: '2022', yearsTo: '' })
  })

  it('tells what a plan lacks before it can start', () => {
    const now = Date.parse('2026-11-22T00:00:00Z')
    const lacks = (change: Partial<PlanForm>) => lacking(planOf({ ...filled, ...change }), now).map(({ field, why }) => `${field} ${why}`)
    expect(lacks({})).toEqual([])
    expect(lacks({ ja: ' ', en: '', definition: '', reference: '', opens: '', closes: '', grace: '' })).toEqual([
      'ja empty', 'en empty', 'definition empty', 'reference empty', 'opens empty', 'closes empty', 'grace empty',
    ])
    expect(lacks({ closes: '2026-11-30' })).toEqual(['closes order'])
    expect(lacks({ opens: '2026-10-01', closes: '2026-10-31' })).toEqual(['closes over'])
    expect(lacks({ grace: '2026-12-24' })).toEqual(['grace order'])
  })
})
