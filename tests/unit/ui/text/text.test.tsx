import { render, cleanup } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { firstLanguage, initLanguage, language, loadArea, local, setLanguage, t } from '../../../../src/ui/text/text.ts'
import { bytes, date, lately, number, time } from '../../../../src/ui/text/format.ts'

beforeEach(async () => {
  cleanup()
  localStorage.clear()
  await initLanguage()
  await setLanguage('ja')
})

describe('the first language', () => {
  test('is the one chosen on this device before', () => {
    expect(firstLanguage('en', ['ja'])).toBe('en')
    expect(firstLanguage('ja', ['en'])).toBe('ja')
  })
  test('is Japanese for a browser in Japanese or in none, English for any other', () => {
    expect(firstLanguage(null, ['ja-JP', 'en'])).toBe('ja')
    expect(firstLanguage(null, [])).toBe('ja')
    expect(firstLanguage(null, ['fr-FR', 'ja'])).toBe('en')
    expect(firstLanguage('de', ['en-US'])).toBe('en')
    expect(firstLanguage(null, ['jam'])).toBe('en')
  })
})

describe('switching the language', () => {
  test('changes every word in place, the language of the page, and the manifest, and is remembered', async () => {
    const manifest = document.createElement('link')
    manifest.rel = 'manifest'
    document.head.append(manifest)
    const Word = () => <p id="word">{`${t('ui:places')} ${local({ ja: '博士', en: 'Doctor' })} ${number(1234)}`}</p>
    render(<Word />)
    const before = document.getElementById('word')
    expect(before?.textContent).toBe('メニュー 博士 1,234')
    await setLanguage('en')
    await expect.poll(() => before?.textContent).toBe('Menu Doctor 1,234')
    expect(document.getElementById('word')).toBe(before)
    expect(document.documentElement.lang).toBe('en')
    expect(manifest.getAttribute('href')).toBe('/manifest.en.webmanifest')
    await initLanguage()
    expect(language.value).toBe('en')
    manifest.remove()
  })

  test('of two in a row keeps the later one', async () => {
    await Promise.all([setLanguage('en'), setLanguage('ja')])
    expect(language.value).toBe('ja')
  })

  test('brings along an area that was loaded in the other language', async () => {
    await loadArea('question')
    expect(t('question:required.country')).toBe('国・地域を選んでください')
    await setLanguage('en')
    expect(t('question:required.country')).toBe('Choose a country or region')
  })
})

test('a text with a number takes the plural of its language', async () => {
  await setLanguage('en')
  expect([1, 2].map((count) => t('ui:matches', { count }))).toEqual(['1 match', '2 matches'])
})

test('values go into a text as they are, markup too: Preact escapes them', () => {
  expect(t('ui:error', { text: '<b>&' })).toBe('＊<b>&')
})

describe('dates', () => {
  test('carry the era in Japanese, the first year of an era as 元年', async () => {
    expect(date('2026-11-22')).toBe('2026年11月22日（令和8年）')
    expect(['2019-04-30', '2019-05-01', '1989-01-07', '1989-01-08'].map((day) => /（(.*)）/.exec(date(day))?.[1])).toEqual([
      '平成31年', '令和元年', '昭和64年', '平成元年',
    ])
    await setLanguage('en')
    expect(date('2026-11-22')).toBe('22 November 2026')
  })

  test('of day and time are in 24 hours', async () => {
    const five = new Date(2026, 10, 22, 0, 5).getTime()
    expect(time(five)).toBe('00:05')
    await setLanguage('en')
    expect(time(five + 14 * 3_600_000)).toBe('14:05')
  })

  test('lately are a time alone today, and carry their day before that', async () => {
    const now = Date.now()
    expect(lately(now)).toBe(time(now))
    const [month, day] = [10, 21]
    const before = new Date(2020, month, day, 14, 5).getTime()
    expect(lately(before)).toBe('11月21日 14:05')
    await setLanguage('en')
    expect(lately(before)).toMatch(/^21 November.*14:05$/)
  })

  test('say sizes in the unit that reads best', async () => {
    await setLanguage('en')
    expect([1200, 3_400_000, 52_000_000].map(bytes)).toEqual(['1.2 kB', '3.4 MB', '52 MB'])
  })
})
