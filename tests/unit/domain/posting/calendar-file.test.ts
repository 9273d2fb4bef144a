import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile } from '../../../../src/domain/posting/calendar-file.ts'
import { daysLeft } from '../../../../src/domain/posting/days-left.ts'

const day = { uid: 'posting-D126110001@jgrad', day: '2026-12-31', title: '助教; 任期, あり\\', text: '一行目\n二行目', address: 'https://jgrad.example.jp/postings/D126110001', remindDays: [7, 1], madeAt: Date.UTC(2026, 10, 23, 1, 2, 3) }
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

test('a deadline is a whole day in the calendar, with its alarms', () => {
  const lines = unfolded(calendarFile(day))
  expect(lines).toContain('DTSTART;VALUE=DATE:20261231')
  expect(lines).toContain('DTEND;VALUE=DATE:20270101')
  expect(lines).toContain('DTSTAMP:20261123T010203Z')
  expect(lines).toContain(String.raw`SUMMARY:助教\; 任期\, あり\\`)
  expect(lines).toContain(String.raw`DESCRIPTION:一行目\n二行目`)
  expect(lines.filter((line) => line.startsWith('TRIGGER'))).toEqual(['TRIGGER:-PT159H', 'TRIGGER:-PT15H'])
  expect(lines.at(-1)).toBe('')
})

test('whatever a title holds, the lines are as the standard wants them and say it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const file = calendarFile({ ...day, title })
      expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
      for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const said = unfolded(file).find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? ''
      const read = said.replaceAll(/\\(.)/gsu, (_, sign: string) => (sign === 'n' ? '\n' : sign))
      expect(read).toBe(title.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, '').toWellFormed())
    }),
  )
})

test('the days that are left are counted by the calendar', () => {
  expect([daysLeft('2026-12-04', '2026-11-22'), daysLeft('2026-11-22', '2026-11-22'), daysLeft('2026-11-21', '2026-11-22')]).toEqual([12, 0, -1])
})
