import { expect, test } from 'vitest'
import type { UniversityFigures } from '../../../../src/api/university.ts'
import { figuresFile } from '../../../../src/office/university/figures-file.ts'

const both = (words: string) => ({ ja: words, en: words })

test('the file has every number that is shown, a mark for each that is not, and nothing a spreadsheet would reckon with', () => {
  const figures: UniversityFigures = {
    university: { id: 'u', name: both('=見本大学') },
    countedOn: '2026-11-23',
    app: 'https://jgrad.example.jp',
    addressLetter: both(''),
    sample: false,
    registered: { size: 80, year: 2026, tables: [{ id: 'seen', cells: [{ code: 'year', count: 60 }, { code: 'never', count: null }] }] },
    campaigns: [
      {
        id: 'c', title: both('調査'), state: 'open', opensAt: '', closesAt: '', graceUntil: '', letter: null,
        asked: 80, answered: 40, rate: 50, allRate: null, days: [{ day: '2026-12-07', answered: 40, rate: 50, allRate: null }],
      },
    ],
  }
  const lines = figuresFile(figures).split('\r\n')
  expect(lines[0]).toBe("\uFEFF'=見本大学,2026-11-23")
  expect(lines.find((line) => line.includes(',80,,'))).toBeDefined()
  expect(lines.find((line) => line.endsWith(',x,,'))).toBeDefined()
  expect(lines).toContain('調査,2026-12-07,40,50,x')
})
