import { expect, test } from 'vitest'
import { belongsTo } from '../../../src/domain/audience.ts'
import { audienceFacts, universityNamed } from '../../../src/domain/audience-facts.ts'
import type { University } from '../../../src/domain/university.ts'

const university = (id: string, ja: string, en: string, aliases: string[] = []): University => ({
  id, name: { ja, en }, aliases, member: true, domains: [], patterns: [], privacy: null, since: null, contact: null,
})
const known = [university('u1', '見本大学', 'Sample University', ['見大']), university('u2', '第二大学', 'Second University', ['見大', '二大'])]

test('the facts of a record are those that campaigns ask for, and nothing of another shape', () => {
  const profile = { status: 'enrolled', field: { large: 'A', small: 'A01' }, entryYear: 2024 }
  expect(audienceFacts({ university: 'u1', profile })).toEqual({ university: 'u1', entryYear: 2024, status: 'enrolled', field: 'A' })
  // The office's own word goes before what the notebook shows of it.
  expect(audienceFacts({ university: null, entryYear: 2023, profile })).toMatchObject({ university: undefined, entryYear: 2023 })
  const odd = { status: { declined: true }, field: 'A', entryYear: '2024' }
  expect(audienceFacts({ university: undefined, profile: odd })).toEqual({ university: undefined, entryYear: undefined, status: undefined, field: undefined })
  expect(belongsTo({ entryYears: { from: 2020, to: 2024 }, fields: ['A'] }, audienceFacts({ university: null, profile }))).toBe(true)
  expect(belongsTo({ statuses: ['completed'] }, audienceFacts({ university: null, profile }))).toBe(false)
})

test('a university is known by its name in either language, or by another name that it alone bears', () => {
  expect(universityNamed('見本大学', known)).toBe('u1')
  expect(universityNamed('Second University', known)).toBe('u2')
  expect(universityNamed('二大', known)).toBe('u2')
  for (const name of ['見大', '第三大学', undefined, 3]) expect(universityNamed(name, known)).toBeUndefined()
})
