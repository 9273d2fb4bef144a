import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { backFrom, signInFrom } from '../../../src/app/shell/return.ts'
import { checkPath, recordPath, sentPath, startPath, stepAt } from '../../../src/app/survey/paths.ts'

beforeAll(() => {
  vi.stubGlobal('location', new URL('https://jgrad.example/'))
})
afterAll(() => void vi.unstubAllGlobals())

describe('the addresses of a survey', () => {
  test('lead to the page they were made for', () => {
    expect(stepAt('/survey')).toEqual({ campaign: '', step: { at: 'list' } })
    expect(stepAt(startPath('2026'))).toEqual({ campaign: '2026', step: { at: 'start' } })
    expect(stepAt(checkPath('2026'))).toEqual({ campaign: '2026', step: { at: 'check' } })
    expect(stepAt(recordPath('2026'))).toEqual({ campaign: '2026', step: { at: 'record' } })
    expect(stepAt(sentPath('2026'))).toEqual({ campaign: '2026', step: { at: 'sent' } })
    expect(stepAt('/survey/2026/page/check')).toEqual({ campaign: '2026', step: { at: 'page', page: 'check' } })
  })

  test('lead nowhere when they name no page', () => {
    for (const path of ['/survey/2026/page', '/survey/2026/page/a1/more', '/survey/2026/check/more', '/survey/2026/other']) {
      expect(stepAt(path).step).toEqual({ at: 'nowhere' })
    }
  })
})

describe('after signing in', () => {
  test('the person goes back to where they were', () => {
    const asked = new URL(signInFrom('/survey/2026/page/a5?from=check'), 'https://jgrad.example').searchParams.get('back')
    expect(backFrom(asked ?? undefined)).toBe('/survey/2026/page/a5?from=check')
  })

  test('nobody is led to another site or round in a circle', () => {
    for (const asked of [undefined, '', 'https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in', '/sign-in/code']) {
      expect(backFrom(asked)).toBe('/')
    }
  })
})
