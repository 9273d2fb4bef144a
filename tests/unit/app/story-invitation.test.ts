import { describe, expect, it } from 'vitest'
import { isInvited, openInvitation } from '../../../src/app/shell/story-invitation.ts'
import type { Json } from '../../../src/domain/json.ts'

const first = '2026-11-01T00:00:00.000Z'
const second = '2027-02-01T00:00:00.000Z'
const record = (values: Record<string, Json>) => new Map(Object.entries(values).map(([field, value]) => [field, { value, ids: [] }]))
const open = (values: Record<string, Json>) => openInvitation((field) => values[field])

describe('an invitation to write one’s story', () => {
  it('is open until it is declined; not now is said to one, never to all that come', () => {
    expect(open({})).toBeNull()
    expect(open({ invited: first })).toBe(first)
    expect(open({ invited: first, declined: { invited: first, how: 'later' } })).toBeNull()
    expect(open({ invited: second, declined: { invited: first, how: 'later' } })).toBe(second)
    expect(open({ invited: second, declined: { invited: first, how: 'never' } })).toBeNull()
    expect(open({ invited: first, declined: null })).toBe(first)
  })

  it('is spoken of on the home page only to whoever has neither begun nor sent', () => {
    expect(isInvited(record({ invited: first }))).toBe(true)
    expect(isInvited(record({ invited: first, written: 'ja' }))).toBe(false)
    expect(isInvited(record({ invited: first, standing: { state: 'withdrawn' } }))).toBe(false)
    expect(isInvited(record({}))).toBe(false)
  })
})
